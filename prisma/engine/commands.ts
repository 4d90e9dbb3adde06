/** The commands of Prisma that were seen working with the engine in WebAssembly on both databases. */
const offered = /^(validate|generate|format|version|migrate (dev|deploy|status|diff|resolve))$/

/**
 * Ends the process with one sentence where `argv` is another command of Prisma: the others would download a native
 * engine, pass by the lock of the embedded database, or delete its content.
 */
export function refuseOtherCommands(argv: readonly string[]): void {
  const words = argv.filter((word) => !word.startsWith('-'))
  const command = words[0] === 'migrate' || words[0] === 'db' ? words.slice(0, 2).join(' ') : words[0]
  if (command === undefined || command === 'migrate' || offered.test(command)) return
  process.stderr.write(
    `「prisma ${command}」はこのプロジェクトでは使えません。validate・generate・format と migrate の dev・deploy・status・diff・resolve をお使いください。\n`,
  )
  process.exit(2)
}
