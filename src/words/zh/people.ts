import type { people as english } from '../en/people.ts';
import type { Same } from '../keys.ts';

export const people: Same<typeof english> = {
  networksLoading: '正在载入网络…',
  faces: '{count, number} 张人脸',
  faceNumber: '人脸 {n, number}',
  addMissed: '补上漏掉的人脸',
  drawAround: '在人脸周围画一个框：按住、拖动、松开。',
  lookingInBox: '正在查看框中…',
};
