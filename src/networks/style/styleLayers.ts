/**
 * VGG-19's convolutions in the order they are computed (Simonyan and Zisserman 2014, configuration E), to the deepest that
 * style transfer uses, and where torchvision's and Keras' files keep their weights. A pooling of 2 x 2 stands behind some.
 */
export const styleConvolutions = [
  { name: 'conv1_1', torchvision: 'features.0', keras: 'block1_conv1', pooled: false },
  { name: 'conv1_2', torchvision: 'features.2', keras: 'block1_conv2', pooled: true },
  { name: 'conv2_1', torchvision: 'features.5', keras: 'block2_conv1', pooled: false },
  { name: 'conv2_2', torchvision: 'features.7', keras: 'block2_conv2', pooled: true },
  { name: 'conv3_1', torchvision: 'features.10', keras: 'block3_conv1', pooled: false },
  { name: 'conv3_2', torchvision: 'features.12', keras: 'block3_conv2', pooled: false },
  { name: 'conv3_3', torchvision: 'features.14', keras: 'block3_conv3', pooled: false },
  { name: 'conv3_4', torchvision: 'features.16', keras: 'block3_conv4', pooled: true },
  { name: 'conv4_1', torchvision: 'features.19', keras: 'block4_conv1', pooled: false },
  { name: 'conv4_2', torchvision: 'features.21', keras: 'block4_conv2', pooled: false },
  { name: 'conv4_3', torchvision: 'features.23', keras: 'block4_conv3', pooled: false },
  { name: 'conv4_4', torchvision: 'features.25', keras: 'block4_conv4', pooled: true },
  { name: 'conv5_1', torchvision: 'features.28', keras: 'block5_conv1', pooled: false },
] as const;

export type StyleLayerName = (typeof styleConvolutions)[number]['name'];

export const styleLayerNames: readonly StyleLayerName[] = styleConvolutions.map(({ name }) => name);

/** Pixels of the image from one position of that layer to the next. */
export function styleLayerStride(name: StyleLayerName): number {
  const before = styleConvolutions.slice(0, styleLayerNames.indexOf(name));
  return 2 ** before.filter(({ pooled }) => pooled).length;
}
