/** Hands a file to the person; letters a file system may refuse are left out of its name. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name.replace(/[^\p{L}\p{N} ._-]/gu, '');
  link.click();
  // The browser needs the address until it has begun to read.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A video, with the ending of its kind. */
export function saveVideo(video: Blob, name: string): void {
  saveFile(video, `${name}.${video.type === 'video/mp4' ? 'mp4' : 'webm'}`);
}
