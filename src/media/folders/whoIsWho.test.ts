import { describe, expect, it } from 'vitest';
import { isNumberedPerson, isSortingName, personInFileName } from './sortingNames.ts';
import { readPeople } from './whoIsWho.ts';

const placed = (paths: readonly string[]) =>
  paths.map((path) => {
    const parts = path.split('/');
    return { folders: parts.slice(0, -1), file: { name: parts.at(-1) ?? '' } };
  });

/** "{a,b}/{c,d}/1.png" as its four paths. */
function paths(pattern: string): string[] {
  const match = /\{([^}]*)\}/.exec(pattern);
  if (!match) return [pattern];
  return (match[1] ?? '').split(',').flatMap((each) => paths(pattern.replace(match[0], each)));
}

const all = (...patterns: string[]) => placed(patterns.flatMap(paths));
const first = (files: ReturnType<typeof placed>) => {
  const { readings, plain } = readPeople(files);
  return { plain, people: readings[0]?.people.map(({ name, files: own }) => `${name} ${own.length}`) };
};

describe('the people are plainly', () => {
  it.each<[string, string[], string[]]>([
    ['a folder each', ['att/{s21,s22}/{1,2}.png'], ['s21 2', 's22 2']],
    ['dropped without a folder around', ['{s21,s22}/{1,2}.png'], ['s21 2', 's22 2']],
    ['over days', ['att/{s21,s22}/{day1,day2}/{1,2}.png'], ['s21 4', 's22 4']],
    ['over sessions, one person', ['s21/{day1,day2}/{1,2}.png'], ['s21 4']],
    ['over years, one person', ['Ada/{2019,2020}/{1,2}.jpg'], ['Ada 4']],
    ['under years', ['{2019,2020}/{Ada,Bea}/{1,2}.jpg'], ['Ada 4', 'Bea 4']],
    ['under dates', ['all/{2019-05-12,20200101}/{Ada,Bea}/1.jpg'], ['Ada 2', 'Bea 2']],
    ['under parts of a data set', ['{train,test}/{n000001,n000002}/{1,2}.jpg'], ['n000001 4', 'n000002 4']],
    [
      'under parts, different people',
      ['set/train/{Ada,Bea}/1.jpg', 'set/test/{Cleo,Dina}/1.jpg'],
      ['Ada 1', 'Bea 1', 'Cleo 1', 'Dina 1'],
    ],
    ['between parts and crops', ['{train,val}/{Ada,Bea}/faces/{1,2}.jpg'], ['Ada 4', 'Bea 4']],
    ['over numbers that recur', ['{Ada,Bea}/{1,2,3}/a.png'], ['Ada 3', 'Bea 3']],
    ['numbered over letters', ['{s1,s2}/{a,b}/{1,2}.png'], ['s1 4', 's2 4']],
    ['under the alphabet', ['lfw/A/Ada/1.jpg', 'lfw/B/{Bea,Bo}/1.jpg'], ['Ada 1', 'Bea 1', 'Bo 1']],
    ['over conditions', ['{Ada,Bea}/{with glasses,no glasses}/1.jpg'], ['Ada 2', 'Bea 2']],
    ['over German days', ['{Ada,Bea}/{Tag 1,Tag 2}/1.jpg'], ['Ada 2', 'Bea 2']],
    ['over Chinese days', ['{张伟,李娜}/{第1天,第2天}/1.jpg'], ['李娜 2', '张伟 2'].sort()],
    ['over camera folders', ['{Ada,Bea}/{100CANON,101CANON}/IMG_1.JPG'], ['Ada 2', 'Bea 2']],
    [
      'told by the files’ names',
      ['x/Ada_L/Paris/Ada_L_{1,2}.jpg', 'x/Bo_M/Rome/Bo_M_{1,2}.jpg'],
      ['Ada_L 2', 'Bo_M 2'],
    ],
    [
      'of folders that hold pictures themselves',
      ['{Ada,Bea}/{1,2}.jpg', 'Ada/Paris/3.jpg', 'Bea/Rome/3.jpg'],
      ['Ada 3', 'Bea 3'],
    ],
    ['in upper and lower case', ['2019/Ada/1.jpg', '2020/ada/2.jpg', '2020/Bea/3.jpg'], ['Ada 2', 'Bea 1']],
    ['numbers only', ['faces/{1,2,3}/{a,b}.png'], ['1 2', '2 2', '3 2']],
    ['in file names', ['all/{Ada Lovelace,Bo} {1,2}.jpg'], ['Ada Lovelace 2', 'Bo 2']],
    ['in LFW’s names, flat', ['lfw/{Ada_L,Bo_M}_000{1,2}.jpg'], ['Ada_L 2', 'Bo_M 2']],
    [
      'in Yale’s names',
      ['yale/{subject01,subject02}.{happy,sad,glasses}.gif'],
      ['subject01 3', 'subject02 3'],
    ],
    ['in file names over parts', ['{train,test}/{Ada,Bo}_{1,2}.jpg'], ['Ada 4', 'Bo 4']],
    ['one', ['Ada/IMG_{1,2,3}.jpg'], ['Ada 3']],
    ['one in folders of days', ['photos/Ada/{day1,day2}/IMG_1.jpg'], ['Ada 2']],
  ])('%s', (_, patterns, people) => {
    const { plain, people: found } = first(all(...patterns));
    expect([...(found ?? [])].sort()).toEqual([...people].sort());
    expect(plain).toBe(true);
  });
});

describe('it asks, with both readings,', () => {
  it.each<[string, string[], string[][]]>([
    [
      'of people and places',
      ['Ada/{Paris,Rome}/1.jpg', 'Bea/{Oslo,Bern}/1.jpg'],
      [
        ['Ada', 'Bea'],
        ['Bern', 'Oslo', 'Paris', 'Rome'],
      ],
    ],
    [
      'of two levels of names that recur',
      ['{Ada,Bea,Cleo}/{Kitchen,Garden}/1.jpg'],
      [
        ['Ada', 'Bea', 'Cleo'],
        ['Garden', 'Kitchen'],
      ],
    ],
    [
      'of two levels of numbers',
      ['{001,002}/{1,2}/a.png'],
      [
        ['001', '002'],
        ['1', '2'],
      ],
    ],
    ['of one portrait a person, or one person', ['5b/{Ada,Bea,Cleo}.jpg'], [['5b'], ['Ada', 'Bea', 'Cleo']]],
    ['of days without a name around', ['{day1,day2}/IMG_1.jpg'], [[''], ['day1', 'day2']]],
  ])('%s', (_, patterns, readings) => {
    const found = readPeople(all(...patterns));
    const names = found.readings.map(({ people }) => people.map(({ name }) => name));
    for (const each of readings) expect(names).toContainEqual(each);
    expect(found.plain).toBe(false);
  });
});

it('keeps pictures that lie beside the folders apart', () => {
  const [reading] = readPeople(all('set/{Ada,Bea}/{1,2}.png', 'set/group.png')).readings;
  expect(reading?.people.map(({ name }) => name)).toEqual(['Ada', 'Bea']);
  expect(reading?.beside.map(({ file }) => file.name)).toEqual(['group.png']);
});

it('reads thousands of people', () => {
  const many = placed(Array.from({ length: 20_000 }, (_, i) => `set/p${i >> 2}/day${i % 2}/${i}.jpg`));
  expect(readPeople(many).readings[0]?.people).toHaveLength(5000);
});

it.each([
  'day1',
  'Day 2',
  '2019',
  '2019-05-12',
  '20190512',
  'May 2019',
  'session_3',
  '100APPLE',
  'no glasses',
  'Tag 1',
])('%s sorts pictures', (name) => expect(isSortingName(name)).toBe(true));
it.each(['Ada', 'May', 'April', 'Mark', 's21', 'Ada 2', 'John Day', '1', 'Daisy', '007', 'Team Left'])(
  '%s can be somebody',
  (name) => expect(isSortingName(name)).toBe(false),
);
it.each(['s21', 'subject 4', 'id_12', 'n000001', 'm.01abc', 'Person-3'])('%s is a numbered person', (name) =>
  expect(isNumberedPerson(name)).toBe(true),
);
it.each([
  ['Ada Lovelace 1.jpg', 'Ada Lovelace'],
  ['Ada_Lovelace_0001.jpg', 'Ada_Lovelace'],
  ['Ada (2).png', 'Ada'],
  ['ada2.png', 'ada'],
  ['Ada - Kopie.png', 'Ada'],
  ['subject01.glasses.gif', 'subject01'],
  ['person_01_05.jpg', 'person_01'],
  ['s21_3.png', 's21'],
  ['IMG_0001.JPG', null],
  ['DSC01234.JPG', null],
  ['PXL_20230101_101010.jpg', null],
  ['WhatsApp Image 2023-01-01 at 10.10.10.jpeg', null],
  ['3f2504e0-4f89-11d3-9a0c-0305e82c3301.jpg', null],
  ['17.png', null],
  ['photo 3.jpg', null],
])('%s names %s', (file, person) => expect(personInFileName(file)).toBe(person));
