import type { media as english } from '../en/media.ts';
import type { Same } from '../keys.ts';

export const media: Same<typeof english> = {
  camera: '摄像头',
  cameraNumber: '摄像头 {number, number}',
  askingCamera: '正在请求使用摄像头。浏览器可能会征求您的许可。',
  usePhotos: '改用照片',
  askingMicrophone: '正在请求使用麦克风。浏览器可能会征求您的许可。',
  microphoneLevel: '麦克风音量',
  microphoneHint: '发出“啊——”或吹口哨，同时按下按钮。声音不会离开此页面。',
  keepSound: '保留刚才的声音',
  video: '视频 {name}',
  videoFailed: '{name} 无法播放。',
  videoFailedMore: '此浏览器支持 H.264 编码的 MP4 和 WebM。请选择其他视频，或将它转换为 MP4。',
  cameraPicture: '摄像头图片',
  stainedGlass: '彩色玻璃',
  waves: '波浪',
  pointillism: '点彩',
  marbledPaper: '大理石纹纸',
  halftone: '半色调',
  brushStrokes: '笔触',
  harbour: '港口',
  mountains: '群山',
  stillLife: '静物',
};
