/** Hidden units of the residual head: half an encoding's length. */
export const HEAD_HIDDEN = 64;
