import { describe, expect, it } from 'vitest';
import { tell } from '../../words/say.ts';
import {
  apart,
  describeDistance,
  falseMatchInSearch,
  standing,
  standingOfChance,
  strictnessOf,
} from './thresholds.ts';

it('decides nothing within the margin of tau, on either side', () => {
  const rule = { tau: 0.36, margin: 0.04 };
  expect([0.21, 0.319, 0.33, 0.346, 0.36, 0.39, 0.401, 0.9].map((d) => standing(d, rule))).toEqual([
    'same',
    'same',
    'unsure',
    'unsure',
    'unsure',
    'unsure',
    'different',
    'different',
  ]);
  expect([0.36, 0.361].map((d) => standing(d, { tau: 0.36, margin: 0 }))).toEqual(['same', 'different']);
  expect([0.95, 0.55, 0.45, 0.2].map(standingOfChance)).toEqual(['same', 'unsure', 'unsure', 'different']);
});

it('writes two numbers so that they read apart', () => {
  expect(apart(0.21, 0.36)).toEqual(['0.21', '0.36']);
  expect(apart(0.5212, 0.5244)).toEqual(['0.521', '0.524']);
  expect(apart(0.52312, 0.52344)).toEqual(['0.5231', '0.5234']);
  expect(apart(0.5, 0.5)).toEqual(['0.50', '0.50']);
});

describe('describeDistance', () => {
  it.each([
    [0, '0.00: the very same encoding; this may be the same picture twice.'],
    [0.21, '0.21: well under 0.36, the same person.'],
    [0.3, '0.30: under 0.36, most likely the same person.'],
    [0.35, '0.35: just under 0.36, too close to tell. Try another picture.'],
    [0.37, '0.37: just over 0.36, too close to tell. Try another picture.'],
    [0.3586, '0.359: just under 0.36, too close to tell. Try another picture.'],
    [0.45, '0.45: over 0.36, most likely different people.'],
    [0.9, '0.90: far over 0.36, different people.'],
  ])('%s', (distance, sentence) => {
    expect(tell(describeDistance(distance, { tau: 0.36, margin: 0.04 }))).toBe(sentence);
  });
});

it('grows with the number of people', () => {
  // 1 - 0.99^100, and the document's "about K e" for small K e.
  expect(falseMatchInSearch(0.01, 100)).toBeCloseTo(0.6339676587, 9);
  expect(falseMatchInSearch(1e-6, 100)).toBeCloseTo(1e-4, 7);
  expect(falseMatchInSearch(0.5, 1)).toBeCloseTo(0.5, 12);
  expect(falseMatchInSearch(0, 50)).toBe(0);
});

it('writes as many decimals as a threshold has', () => {
  const said = (tau: number) => tell(describeDistance(0.9, { tau, margin: 0.04 }));
  expect(said(0.287)).toBe('0.90: far over 0.287, different people.');
  expect(said(0.3)).toBe('0.90: far over 0.30, different people.');
});

it('a threshold has a word where it has one', () => {
  expect([0.28, 0.36, 0.44, 0.3].map(strictnessOf)).toEqual(['strict', 'balanced', 'lenient', null]);
});
