/** "1 photo", "12 photos". */
export const counted = (count: number, word: string) => `${count} ${count === 1 ? word : `${word}s`}`;

/** A span in the largest unit that says enough. */
export function timeLeft(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`;
  return `${Math.floor(seconds / 3600)} h ${Math.round((seconds % 3600) / 60)} min`;
}
