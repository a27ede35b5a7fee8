import type { styleStage as english } from '../en/styleStage.ts';
import type { Same } from '../keys.ts';

export const styleStage: Same<typeof english> = {};
