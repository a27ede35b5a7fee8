/**
 * Whether a key is the Enter that ends a line. One that chooses characters of an input method (pinyin, kana) is not: browsers mark it as
 * composing, or, as Safari after the composition has ended, by the key code 229.
 */
export const isEntered = ({
  key,
  keyCode,
  nativeEvent,
}: {
  key: string;
  keyCode: number;
  nativeEvent: { isComposing: boolean };
}): boolean => key === 'Enter' && !nativeEvent.isComposing && keyCode !== 229;
