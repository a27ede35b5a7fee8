/**
 * The encoder and the alignment that make today's encodings. Templates carry it: encodings of different versions are
 * not comparable. Change it with any change of network or alignment that moves encodings. In a file of its own, so
 * that the page knows it without loading the network's code.
 */
export const ENCODER_VERSION = 'dlib-resnet-1';
