import type { GPGPUProgram, MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';

// Kernels of our own for WebGL: what takes TF.js several draws, and a texture for each number, takes one here, and numbers travel as
// uniforms. `fused.ts` says what each computes; where they are not registered it says it in TF.js' own operations.

type Numbers = Readonly<Record<string, number>>;

/** What a program reads of its inputs at its own place, by name. */
interface Elementwise {
  inputs: readonly string[];
  uniforms: readonly string[];
  /** vec4 of the inputs, in lower case. */
  value: string;
  /** Functions that it calls. */
  functions?: string;
}

/** GLSL's own clamp makes a number of what is none, and hides it. */
const within01 = `
  float within01(float x) { return isnan(x) ? x : clamp(x, 0., 1.); }
  vec4 within01(vec4 x) { return vec4(within01(x.x), within01(x.y), within01(x.z), within01(x.w)); }
`;

const elementwise: Readonly<Record<string, Elementwise>> = {
  Times: { inputs: ['A'], uniforms: ['factor'], value: 'factor * a' },
  Mixed: { inputs: ['A', 'B'], uniforms: ['alpha', 'beta'], value: 'alpha * a + beta * b' },
  MixedSquare: { inputs: ['A', 'B'], uniforms: ['alpha', 'beta'], value: 'alpha * a + beta * b * b' },
  Passed: { inputs: ['A', 'B'], uniforms: [], value: 'a * vec4(greaterThan(b, vec4(0.)))' },
  Moved: {
    inputs: ['A', 'B', 'C'],
    uniforms: ['rate', 'correction', 'epsilon'],
    value: 'within01(a - rate * b / (sqrt(c * correction) + epsilon))',
    functions: within01,
  },
};

/** Registers them for the WebGL backend; again is once. */
export function registerWebglKernels(): void {
  for (const [name, { inputs, uniforms, value, functions = '' }] of Object.entries(elementwise)) {
    const read = inputs.map((input) => `vec4 ${input.toLowerCase()} = get${input}AtOutCoords();`).join('\n');
    register(name, inputs, uniforms, (shape) => ({
      // words: the same in every language
      ...packed([...inputs], shape, `${functions} void main() { ${read} setOutput(${value}); }`),
      customUniforms: uniforms.map((uniform) => ({ name: uniform, type: 'float' as const })),
    }));
  }
  register('FoldBorder', ['X'], [], ([n = 1, height = 0, width = 0, channels = 1]) =>
    foldBorder([n, height - 2, width - 2, channels]),
  );
}

function register(
  kernelName: string,
  names: readonly string[],
  uniforms: readonly string[],
  programOf: (shape: number[]) => GPGPUProgram,
): void {
  if (tf.getKernel(kernelName, 'webgl')) return;
  tf.registerKernel({
    kernelName,
    backendName: 'webgl',
    kernelFunc: ({ inputs, backend, attrs }) => {
      const tensors = names.map((name) => inputs[name] as tf.TensorInfo);
      const program = programOf(tensors[0]?.shape ?? []);
      const values = uniforms.map((uniform) => [(attrs as unknown as Numbers)[uniform] ?? Number.NaN]);
      return (backend as MathBackendWebGL).runWebGLProgram(program, tensors, 'float32', values);
    },
  });
}

function packed(variableNames: string[], outputShape: number[], userCode: string): GPGPUProgram {
  return { variableNames, outputShape, userCode, packedInputs: true, packedOutput: true };
}

/** A texel holds two by two numbers of the last two dimensions. */
function foldBorder(shape: [number, number, number, number]): GPGPUProgram {
  const [, height, width, channels] = shape;
  return packed(
    ['X'],
    shape,
    `
    float at(int b, int y, int x, int d) { return getChannel(getX(b, y, x, d), vec2(x, d)); }

    float folded(ivec4 c) {
      int y = c.y == 0 ? 0 : (c.y == ${height - 1} ? ${height + 1} : -1);
      int x = c.z == 0 ? 0 : (c.z == ${width - 1} ? ${width + 1} : -1);
      float sum = at(c.x, c.y + 1, c.z + 1, c.w);
      if (y >= 0) sum += at(c.x, y, c.z + 1, c.w);
      if (x >= 0) sum += at(c.x, c.y + 1, x, c.w);
      if (x >= 0 && y >= 0) sum += at(c.x, y, x, c.w);
      return sum;
    }

    void main() {
      ivec4 rc = getOutputCoords();
      bool deeper = rc.w + 1 < ${channels};
      vec4 result = vec4(0.);
      result[0] = folded(rc);
      if (deeper) result[1] = folded(rc + ivec4(0, 0, 0, 1));
      if (rc.z + 1 < ${width}) {
        result[2] = folded(rc + ivec4(0, 0, 1, 0));
        if (deeper) result[3] = folded(rc + ivec4(0, 0, 1, 1));
      }
      setOutput(result);
    }
  `,
  );
}
