/** "1 comparison", "2,300 comparisons". The sentences of every layer count with it. */
export function many(count: number, one: string, more: string): string {
  return `${Math.round(count).toLocaleString('en')} ${count === 1 ? one : more}`;
}
