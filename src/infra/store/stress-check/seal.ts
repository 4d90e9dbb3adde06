import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

// AES-256-GCM: what was sealed cannot be read without the key, nor changed or moved to another period unseen.
const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

/** Takes a text, the key (32 bytes in Base64) and what it belongs to; gives it sealed. */
export function seal(text: string, key: string, belongsTo: string): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, Buffer.from(key, 'base64'), iv).setAAD(Buffer.from(belongsTo))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Uint8Array.from([...iv, ...cipher.getAuthTag(), ...sealed])
}

/** Takes what was sealed; gives the text, or undefined where the key, the place or the piece itself is another. */
export function unseal(sealed: Uint8Array, key: string, belongsTo: string): string | undefined {
  const [iv, rest] = [sealed.subarray(0, IV_BYTES), sealed.subarray(IV_BYTES)]
  const [tag, body] = [rest.subarray(0, TAG_BYTES), rest.subarray(TAG_BYTES)]
  if (tag.length < TAG_BYTES) return undefined
  const decipher = createDecipheriv(CIPHER, Buffer.from(key, 'base64'), iv)
  decipher.setAAD(Buffer.from(belongsTo)).setAuthTag(tag)
  try {
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
  } catch {
    // Sealed with another key: the caller says what that means.
    return undefined
  }
}
