import type { networks as english } from '../en/networks.ts';
import type { Same } from '../keys.ts';

export const networks: Same<typeof english> = {};
