import type { networks as english } from '../en/networks.ts';
import type { Same } from '../keys.ts';

export const networks: Same<typeof english> = {
  convolution: '{height} × {width} 卷积',
  depthwise: '{height} × {width} 逐通道卷积',
  separable: '{height} × {width} 可分离卷积',
  transposed: '{height} × {width} 转置卷积',
  maxPool: '{height} × {width} 最大池化',
  averagePool: '{height} × {width} 平均池化',
  stride: '{kind}，步长 {stride}',
  dilation: '{kind}，扩张率 {dilation}',
  ending: '{kind}，{activation}',
  residualBlock: '残差块',
  meanOfAll: '所有位置的平均值',
  linear: '线性层',
  upSampling: 'UpSampling2D {height} × {width}，{method, select, bilinear {双线性插值} other {最近邻插值}}',

  graphModel: '图模型',
  graphNote: '图模型：{count, plural, other {它的 # 个运算显示为层}}，原来的层名已不存在。',
  graphCut: '{operations} 之后的部分不显示：这些运算无法逐个执行。',
};
