interface Naming {
  readonly icons: { readonly color: string; readonly outline: string }
  readonly localizationInfo: { readonly additionalLanguages: readonly { readonly file: string }[] }
}

/** The files that a manifest names and that are not among those packed. */
export function missingFiles(manifest: Naming, packed: readonly string[]): readonly string[] {
  const { icons, localizationInfo } = manifest
  const named = [icons.color, icons.outline, ...localizationInfo.additionalLanguages.map(({ file }) => file)]
  return named.filter((name) => !packed.includes(name))
}

const SIGNATURE = '89504e470d0a1a0a'

/** Reads the header of a PNG: its sides in pixels, and whether each pixel says how much shines through it. */
export function sideOf(png: Uint8Array): { width: number; height: number; transparent: boolean } {
  const bytes = Buffer.from(png)
  if (bytes.subarray(0, 8).toString('hex') !== SIGNATURE) throw new Error('no PNG')
  // Colour types 4 and 6 of the PNG standard have an alpha channel.
  const transparent = [4, 6].includes(bytes.readUInt8(25))
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), transparent }
}
