/** The few words of WebAssembly that wasm.ts uses. Node has them; its types leave them to the browser's library. */
declare namespace WebAssembly {
  interface Module {
    readonly kind?: 'module'
  }
  interface Instance {
    readonly exports: Record<string, unknown>
  }
  function compile(bytes: Uint8Array): Promise<Module>
  function instantiate(module: Module, imports: Record<string, object>): Promise<Instance>
}
