import { describe, expect, it } from 'vitest';
import { labelPeople, lookUpPairs, readPairsFile } from './pairsFile.ts';

const lfw = `2\t1
Ada\t1\t4
Ada\t1\tBea\t2
Cleo de Vries\t2\t3
Bea\t1\tCleo de Vries\t1
`;

describe('pairs.txt', () => {
  it('has matched and mismatched pairs in folds', () => {
    const file = readPairsFile(lfw);
    expect(file.folds).toBe(2);
    expect(file.pairs.map(({ left, right, same, fold }) => [left, right, same, fold])).toEqual([
      [{ person: 'Ada', number: 1 }, { person: 'Ada', number: 4 }, true, 0],
      [{ person: 'Ada', number: 1 }, { person: 'Bea', number: 2 }, false, 0],
      [{ person: 'Cleo de Vries', number: 2 }, { person: 'Cleo de Vries', number: 3 }, true, 1],
      [{ person: 'Bea', number: 1 }, { person: 'Cleo de Vries', number: 1 }, false, 1],
    ]);
  });

  it('with one number has no folds, as pairsDevTrain.txt', () => {
    const file = readPairsFile('1\nAda 1 2\nAda 1 Bea 1\n');
    expect(file.folds).toBe(0);
    expect(file.pairs.map(({ fold }) => fold)).toEqual([null, null]);
  });

  it.each([
    ['', 'pairs.txt is empty.'],
    ['Ada 1 2', /line 1: “Ada 1 2” is not the number of folds and of pairs/],
    ['10 300\nAda 1 2', 'pairs.txt announces 6000 pairs (10 × 2 × 300) and has 1.'],
    ['1\nAda 1 2\nAda 1 2', /line 3: “Ada 1 2” is not .*; here the latter is due/],
    ['1\nAda 1 x\nAda 1 Bea 2', /line 2: “Ada 1 x” is not .*; here the former is due/],
  ])('%j says what is wrong', (text, message) => {
    expect(() => readPairsFile(text, 'pairs.txt')).toThrow(message);
  });
});

describe('CSV', () => {
  it('reads decisions, quotes and folds', () => {
    const file = readPairsFile(
      'file_x,file_y,Decision,fold\r\na/1.png,a/2.png,Yes,x\r\n"b, the other/1.png",a/1.png,0,y\r\n',
    );
    expect(file).toEqual({
      format: 'csv',
      folds: 2,
      pairs: [
        { left: { path: 'a/1.png' }, right: { path: 'a/2.png' }, same: true, fold: 0, line: 2 },
        { left: { path: 'b, the other/1.png' }, right: { path: 'a/1.png' }, same: false, fold: 1, line: 3 },
      ],
    });
  });

  it('needs no folds', () => {
    expect(readPairsFile('x,y,same\n1.png,2.png,no').pairs[0]?.fold).toBeNull();
  });

  it.each([
    ['x,y\n1,2', /line 1: “x,y” is not a header of three columns/],
    ['x,y,same\n1,2,perhaps', /line 2: “1,2,perhaps” is not two pictures and yes or no/],
    ['x,y,same\n1,,yes', /line 2/],
    ['x,y,same,fold\n1,2,yes', /a fold in the column "fold"/],
    ['x,y,same', /has a header and no pairs/],
  ])('%j says what is wrong', (text, message) => {
    expect(() => readPairsFile(text, 'pairs.csv')).toThrow(message);
  });
});

describe('looking pictures up', () => {
  const pictures = [
    { path: 'lfw/Ada/Ada_0001.jpg', person: 'Ada' },
    { path: 'lfw/Ada/Ada_0004.jpg', person: 'Ada' },
    { path: 'lfw/Bea/Bea_0002.jpg', person: 'Bea' },
  ];

  it('by person and number', () => {
    const { found, missing } = lookUpPairs(readPairsFile(lfw).pairs, pictures);
    expect(found).toEqual([
      { left: 0, right: 1, same: true, fold: 0 },
      { left: 0, right: 2, same: false, fold: 0 },
    ]);
    expect(missing).toEqual(['Cleo de Vries 2', 'Cleo de Vries 3', 'Bea 1', 'Cleo de Vries 1']);
  });

  it('by a path with more or fewer folders', () => {
    const { pairs } = readPairsFile(
      'x,y,same\nAda/Ada_0001.jpg,data/lfw/Ada/Ada_0004.jpg,1\nBea_0002.jpg,C:\\lfw\\Ada\\Ada_0001.jpg,0\n',
    );
    expect(lookUpPairs(pairs, pictures)).toEqual({
      found: [
        { left: 0, right: 1, same: true, fold: null },
        { left: 2, right: 0, same: false, fold: null },
      ],
      missing: [],
    });
  });
});

it('labels people by folder, and without folders by what the pairs say', () => {
  const flat = ['1', '2', '3', '4'].map((path) => ({ path, person: '' }));
  const same = [
    { left: 0, right: 2, same: true },
    { left: 3, right: 2, same: true },
    { left: 0, right: 1, same: false },
  ];
  expect([...labelPeople(flat, same)]).toEqual([0, 1, 0, 0]);
  expect([
    ...labelPeople(
      ['b', 'a', 'b'].map((person) => ({ path: '', person })),
      [],
    ),
  ]).toEqual([0, 1, 0]);
});
