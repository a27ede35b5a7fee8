import { layers } from '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import { type Activation, elu, named, rectifier } from '../activations.ts';

type Config = tf.serialization.ConfigDict;

/** A layer that is a function of each number; its configuration says which. */
function pointwiseLayer(className: string, activationOf: (config: Config) => Activation) {
  class Pointwise extends layers.Layer {
    static readonly className = className;
    readonly given: Config;

    constructor(config: Config) {
      super(config as ConstructorParameters<typeof layers.Layer>[0]);
      this.given = config;
    }

    override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
      return tf.tidy(() => activationOf(this.given).apply([inputs].flat()[0] as tf.Tensor));
    }

    override computeOutputShape(shape: (number | null)[]): (number | null)[] {
      return shape;
    }

    override getConfig(): Config {
      return { ...this.given, ...super.getConfig() };
    }
  }
  return Pointwise;
}

/** An activation that TF.js' layers lack, by its name. */
function activationClass(name: string, { apply }: Activation) {
  return class extends tf.serialization.Serializable {
    static readonly className = name;
    apply(x: tf.Tensor): tf.Tensor {
      return tf.tidy(() => apply(x));
    }
    getConfig(): Config {
      return {};
    }
  };
}

let registered = false;

/** Gives TF.js' layers those that its reading of Keras' files lacks. */
export function registerLayers(): void {
  if (registered) return;
  registered = true;
  const rectifies = pointwiseLayer('Rectifier', ({ slope, threshold, maxValue }) =>
    rectifier({ slope: slope as number, threshold: threshold as number, most: maxValue as number | null }),
  );
  const scaled = pointwiseLayer('ScaledELU', ({ alpha }) => elu(alpha as number));
  for (const kind of [rectifies, scaled]) tf.serialization.registerClass(kind as never);
  for (const [name, activation] of Object.entries(named)) {
    if (!isRegistered(name)) tf.serialization.registerClass(activationClass(name, activation) as never);
  }
}

/** Whether TF.js' layers have a class of that name. */
export function isRegistered(name: string): boolean {
  return tf.serialization.SerializationMap.getMap().classNameMap[name] !== undefined;
}
