import type { start as english } from '../en/start.ts';
import type { Same } from '../keys.ts';

export const start: Same<typeof english> = {
  lead: '用神经网络读懂人脸和图片，一切都在此页面中计算。您的图片不会离开此设备。',
  findPeople: '找人',
  findPeopleSays: '看看照片里都有谁。每个人只需命名一次，就能找到这个人的所有照片。',
  findPeoplePicture: '一张四位女士的照片：两位有名字，两位未知',
  findPeopleSample: '用示例照片试试',
  makePicture: '生成图片',
  makePictureSays:
    '把任何画作的风格用到您的照片上：快速图片马上就有，几分钟后得到更好的，摄像头画面也能实时转换。',
  makePicturePicture: '彩色玻璃风格的港口房屋',
  makePictureSample: '给示例港口换个风格',
  seeHow: '看看原理',
  seeHowSays: '网络的每一层在寻找什么，亲手做卷积，用您自己的数据训练和测试。',
  seeHowPicture: '让浅层、中层和深层单元响应最强的图像区域',
  seeHowSample: '按课程逐节学习',
  photosSays: '找出上千张照片里的每个人',
  identifySays: '图片里或摄像头前的人是谁',
  enrollSays: '已知姓名的人物',
  verifySays: '这两张是同一个人吗？',
  styleSays: '一张图片的内容，另一张的风格',
  inspectSays: '逐层查看网络内部',
  convolveSays: '用于图片、声音和视频片段的滤波器',
  trainSays: '训练一个能分辨不同人的网络',
  evaluateSays: '出错有多频繁，阈值该设在哪里',
  settingsSays: '此设备上保存了什么，如何全部删除',
};
