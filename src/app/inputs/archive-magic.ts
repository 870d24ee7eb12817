/** Bytes from the start of a file that `looksLikeArchive` wants to see. */
export const archiveHead = 262

/** RFC 1952, 2.3.1. */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b
}

/** Told by contents, whatever the name; and by the name, so that a broken archive is called an archive. */
export function looksLikeArchive(name: string, head: Uint8Array): boolean {
  // POSIX.1-2017, pax: "ustar" at offset 257 of a header block.
  const ustar = [0x75, 0x73, 0x74, 0x61, 0x72].every((byte, index) => head[257 + index] === byte)
  return isGzip(head) || ustar || /\.(?:tgz|tar|tar\.gz)$/i.test(name)
}
