/**
 * TF.js' own gradients, which its core does not register by itself. Whoever differentiates imports this file; who only runs a
 * network forward does not carry them.
 */
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
