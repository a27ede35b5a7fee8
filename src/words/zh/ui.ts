import type { ui as english } from '../en/ui.ts';
import type { Same } from '../keys.ts';

export const ui: Same<typeof english> = {
  seconds: '{n, number} 秒',
  minutes: '{n, number} 分钟',
  tryAgain: '重试',
  dismiss: '关闭',
};
