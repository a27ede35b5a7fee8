import type { settings as english } from '../en/settings.ts';
import type { Same } from '../keys.ts';

export const settings: Same<typeof english> = {};
