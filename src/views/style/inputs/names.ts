/** "Harbour in Waves and Halftone". */
export function pictureName(made: {
  content: { name: string } | null;
  styles: readonly { name: string }[];
}): string {
  const plain = (name: string) => name.replace(/\.\w{2,5}$/, '');
  const styles = made.styles.map(({ name }) => plain(name)).join(' and ');
  return `${plain(made.content?.name ?? 'Picture')} in ${styles || 'style'}`;
}
