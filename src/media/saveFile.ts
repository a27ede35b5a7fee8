/** Bytes that a name may have: most systems allow 255, and a browser may add a number. */
const MOST_BYTES = 200;

/** The name without letters that a file system may refuse, and so long at most that it takes it; its ending stays. */
export function fileName(name: string): string {
  const whole = name.replace(/[^\p{L}\p{N} ._-]/gu, '');
  const ending = /\.[a-z0-9]{1,5}$/i.exec(whole)?.[0] ?? '';
  const letters = [...whole.slice(0, whole.length - ending.length)];
  const bytes = (text: string) => new TextEncoder().encode(text).length;
  const cut = bytes(whole) > MOST_BYTES;
  while (bytes(letters.join('') + ending) > MOST_BYTES) letters.pop();
  return (cut ? letters.join('').trim() : letters.join('')) + ending;
}

/** Hands a file to the person. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName(name);
  link.click();
  // The browser needs the address until it has begun to read.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A video, with the ending of its kind. */
export function saveVideo(video: Blob, name: string): void {
  saveFile(video, `${name}.${video.type === 'video/mp4' ? 'mp4' : 'webm'}`);
}
