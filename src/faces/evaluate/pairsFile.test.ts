import { describe, expect, it } from 'vitest';
import { meantAsPairs, readPairsFile } from './pairsFile.ts';
import { labelPeople, lookUpPairs } from './pairsLookup.ts';

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
    ['', 'BadPairsFile:empty {"file":"pairs.txt"}'],
    ['# nothing yet\n\n', 'BadPairsFile:empty {"file":"pairs.txt"}'],
    [
      '10 300\nAda 1 2',
      'BadPairsFile:count {"file":"pairs.txt","expected":6000,"folds":10,"each":300,"found":1}',
    ],
    ['1\nAda 1 2\nAda 1 2', /^BadPairsFile:different .*"line":3,"found":"Ada 1 2"/],
    ['1\nAda 1 x\nAda 1 Bea 2', /^BadPairsFile:same .*"line":2,"found":"Ada 1 x"/],
  ])('%j says what is wrong', (text, words) => {
    expect(() => readPairsFile(text, 'pairs.txt')).toThrow(words);
  });

  const told = (text: string) =>
    readPairsFile(text).pairs.map(({ left, right, same }) => [
      ...Object.values(left),
      ...Object.values(right),
      same,
    ]);
  const both = [
    ['Ada', 1, 'Ada', 4, true],
    ['Ada', 1, 'Bea', 2, false],
  ];

  it.each([
    ['without its first line', 'Ada 1 4\nAda 1 Bea 2\n'],
    ['with padded numbers', 'Ada\t0001\t0004\nAda\t0001\tBea\t0002\n'],
    ['as the CSV it travels in', 'name,imagenum1,imagenum2,\nAda,1,4,\nAda,1,Bea,2\n'],
    ['as a CSV of mismatches too', '\uFEFFname,imagenum1,name,imagenum2\r\nAda,1,4\r\nAda,1,Bea,2\r\n'],
  ])('is read %s', (_, text) => expect(told(text)).toEqual(both));

  it('keeps names with spaces, also where spaces separate', () => {
    expect(told('Ada L 1 4\nAda L 1 Bea de M 2')).toEqual([
      ['Ada L', 1, 'Ada L', 4, true],
      ['Ada L', 1, 'Bea de M', 2, false],
    ]);
  });

  it('has no line of more than 1,000 characters with spaces in its names', () => {
    const formatOf = (length: number) => readPairsFile(`${'A '.repeat(length / 2 - 2)} 1 4`).format;
    expect([formatOf(1000), formatOf(1002)]).toEqual(['lfw', 'table']);
  });
});

describe('a table', () => {
  it('has decisions, quotes and folds', () => {
    const file = readPairsFile(
      'file_x,file_y,Decision,fold\r\na/1.png,a/2.png,Yes,x\r\n"b, the other/1.png",a/1.png,0,y\r\n',
    );
    expect(file).toEqual({
      format: 'table',
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

  const told = (text: string) =>
    readPairsFile(text).pairs.map(({ left, right, same }) =>
      [...Object.values(left), ...Object.values(right), same ? 1 : 0].join(' '),
    );
  const both = ['a.png b.png 1', 'a.png c.png 0'];

  it.each([
    ['no heading', 'a.png,b.png,1\na.png,c.png,0'],
    ['a heading', 'left,right,label\na.png,b.png,1\na.png,c.png,0'],
    ['a heading that is a decision too', 'x,y,same\na.png,b.png,1\na.png,c.png,0'],
    ['the heading match', 'image1;image2;match\na.png;b.png;true\na.png;c.png;false'],
    ['semicolons', 'a.png;b.png;same\na.png;c.png;different'],
    ['what Excel says first', 'sep=;\r\na.png;b.png;yes\r\na.png;c.png;no\r\n'],
    ['tabs', 'a.png\tb.png\tgenuine\na.png\tc.png\timpostor'],
    ['bars', 'a.png|b.png|TRUE\na.png|c.png|FALSE'],
    ['spaces', 'a.png b.png 1\na.png c.png 0'],
    ['many spaces', '  a.png   b.png   1\n a.png   c.png   0  '],
    ['decimals', 'a.png,b.png,1.0\na.png,c.png,0.0'],
    ['minus one', 'a.png b.png 1\na.png c.png -1'],
    ['the decision first', '1 a.png b.png\n0 a.png c.png'],
    ['the decision first, with commas and a heading', 'label,x,y\n1,a.png,b.png\n0,a.png,c.png'],
    ['a number before', 'id,x,y,same\n1,a.png,b.png,1\n2,a.png,c.png,0'],
    ['a distance between', 'x,y,distance,same\na.png,b.png,0.2,1\na.png,c.png,0.9,0'],
    [
      'a byte order mark, comments and empty lines',
      '\uFEFF# pairs\n\na.png,b.png,1\n\n// no\na.png,c.png,0\n\n',
    ],
    ['old line ends', 'a.png,b.png,1\ra.png,c.png,0\r'],
    ['quotes', '"a.png","b.png","1"\n"a.png" , "c.png" , "0"'],
    ['quotes and spaces', '"a.png" "b.png" match\n"a.png" "c.png" mismatch'],
    ['words in two', 'a.png;b.png;same person\na.png;c.png;different people'],
    ['no match', 'a.png,b.png,match\na.png,c.png,no match'],
    ['short words', 'a.png,b.png,Y\na.png,c.png,N'],
  ])('with %s', (_, text) => expect(told(text)).toEqual(both));

  it.each([
    ['my faces/a 1.png my faces/b 2.png 1', ['my faces/a 1.png my faces/b 2.png 1']],
    ['1 my faces/a 1.png my faces/b 2.png', ['my faces/a 1.png my faces/b 2.png 1']],
    ['"He said ""hi"".png",b.png,yes', ['He said "hi".png b.png 1']],
    ['a,b,1\nc,d,0', ['a b 1', 'c d 0']],
    ['1,2,0\n3,4,1', ['1 2 0', '3 4 1']],
    ['left,right,same\nada,bea,no\nada,ada2,yes', ['ada bea 0', 'ada ada2 1']],
    ['a,b,same\nc,d,different', ['a b 1', 'c d 0']],
    ['s1/1,s1/2,same\ns1/1,s2/1,different', ['s1/1 s1/2 1', 's1/1 s2/1 0']],
  ])('%j', (text, pairs) => expect(told(text)).toEqual(pairs));

  it.each([
    ['x,y\n1,2', /^BadPairsFile:table .*"line":1,"found":"x,y","example":"Ada\/1.jpg,Bo\/2.jpg,no"/],
    ['x,y,same\n1,2,perhaps', /:table .*"line":2,"found":"1,2,perhaps"/],
    [
      'a.png;b.png;perhaps\na.png;c.png;no',
      /:table .*"line":1,"found":"a.png;b.png;perhaps".*"Ada\/1.jpg;Bo\/2.jpg;no"/,
    ],
    ['a.png\tb.png\t1\n\n# so\na.png\t\t0', /"line":4,.*"tabs":"yes"/],
    ['x,y,same\n1,,yes', /:table .*"line":2/],
    ['x,y,same,fold\n1.png,2.png,yes', /:fold .*"line":2/],
    ['x,y,same', /:heading/],
    ['a.png', /:table .*"line":1/],
    ['hello, this is a letter', /:table .*"line":1/],
  ])('%j says what is wrong', (text, words) => {
    expect(() => readPairsFile(text, 'pairs.csv')).toThrow(words);
  });
});

describe('lists that spreadsheets, pandas and other data sets write', () => {
  const read = (text: string) =>
    readPairsFile(text).pairs.map(({ left, right, same, fold }) => [
      ...[left, right].map((name) => ('path' in name ? name.path : name.person)),
      same,
      fold,
    ]);
  const both = (fold: number | null = null) => [
    ['a/1.jpg', 'a/2.jpg', true, fold],
    ['a/1.jpg', 'b/2.jpg', false, fold],
  ];

  it.each([
    ['WAHR', 'FALSCH'],
    ['VRAI', 'FAUX'],
    ['VERDADERO', 'FALSO'],
    ['是', '不是'],
    ['相同', '不同'],
    ['同一人', '不同的人'],
  ])('with %s and %s', (yes, no) => {
    expect(read(`图1;图2;结果\na/1.jpg;a/2.jpg;${yes}\na/1.jpg;b/2.jpg;${no}\n`)).toEqual(both());
  });

  it('with a column of numbers without a heading', () => {
    expect(read(',file_x,file_y,Decision\n0,a/1.jpg,a/2.jpg,Yes\n1,a/1.jpg,b/2.jpg,No\n')).toEqual(both());
  });

  it('with spaces behind the commas, and its folds called splits', () => {
    const list = 'split number, first name, second name, is same\n1, Ada/0, Ada/1, 1\n2, Ada/0, Bo/1, 0\n';
    expect(read(list)).toEqual([
      ['Ada/0', 'Ada/1', true, 0],
      ['Ada/0', 'Bo/1', false, 1],
    ]);
  });
});

describe('a column called split', () => {
  const folds = (list: string) => readPairsFile(list).pairs.map(({ left, fold }) => [left, fold]);
  const [first, second] = [{ path: 'Ada/0' }, { path: 'Ada/1' }];

  it('holds folds where it holds numbers', () => {
    expect(folds('split,x,y,same\n3,Ada/0,Bo/0,0\n7,Ada/1,Bo/1,0')).toEqual([
      [first, 0],
      [second, 1],
    ]);
  });

  it.each([
    ['names of parts', 'split,x,y,same\ntrain,Ada/0,Bo/0,0\ntest,Ada/1,Bo/1,0'],
    ['empty cells', 'split,x,y,same\n,Ada/0,Bo/0,0\n2,Ada/1,Bo/1,0'],
    ['names of parts at the end', 'x,y,same,split\nAda/0,Bo/0,0,train\nAda/1,Bo/1,0,test'],
  ])('holds none where it holds %s', (_, list) => {
    expect(folds(list)).toEqual([
      [first, null],
      [second, null],
    ]);
  });

  it('leaves the folds to the column that is called so', () => {
    expect(folds('split,x,y,same,fold\n1,Ada/0,Bo/0,0,b\n2,Ada/1,Bo/1,0,b')).toEqual([
      [first, 0],
      [second, 0],
    ]);
  });
});

it.each([
  [true, 'a.png,b.png,yes\na.png,c.png,maybe'],
  [true, 'x;y;same\na.png;b.png;1\na.png;c.png;'],
  [true, '10 300\nAda 1 2\nAda 1 Bo 2\nBo 1'],
  [false, ''],
  [false, 'holiday list\nmilk'],
  [false, 'Where we were\n\nRoom 12 4\nthe bill\nthe key'],
  [false, 'MIT License\n\nCopyright (c) 2019 Ada\n\nis 1 or no'],
  [false, 'a.png is better than b.png, I think'],
])('is meant as a list of pairs: %s, %j', (meant, text) => expect(meantAsPairs(text)).toBe(meant));

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
    expect(missing.map(({ name }) => name)).toEqual([
      'Cleo de Vries 2',
      'Cleo de Vries 3',
      'Bea 1',
      'Cleo de Vries 1',
    ]);
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

  const find = (list: string, paths: readonly string[]) => {
    const here = paths.map((path) => ({ path, person: path.split('/').at(-2) ?? '' }));
    const { found, missing } = lookUpPairs(readPairsFile(list).pairs, here);
    return [found.map(({ left, right }) => `${left} ${right}`), missing];
  };
  const ab = ['att/s1/a.png', 'att/s2/b 1.png'];

  it.each([
    ['backslashes', 's1\\a.png,s2\\b 1.png,0'],
    ['percent-escapes', 's1/a.png,s2/b%201.png,0'],
    ['another folder around', '/home/me/faces/s1/a.png,/home/me/faces/s2/b 1.png,0'],
    ['another folder around each', '/x/train/s1/a.png,/y/test/s2/b 1.png,0'],
    ['an address', 'file:///C:/att/s1/a.png,https://example.org/att/s2/b%201.png,0'],
    ['a dot before', './s1/a.png,./s2/b 1.png,0'],
    ['another case', 'S1/A.PNG,s2/B 1.png,0'],
    ['another ending', 's1/a.pgm,s2/b 1.pgm,0'],
  ])('by a path with %s', (_, list) => expect(find(list, ab)).toEqual([['0 1'], []]));

  it('never takes another person’s picture for a missing one, nor one of several', () => {
    expect(
      find('s1/1.png,s9/7.png,0\ns1/1.png,s2/2.png,0', ['att/s1/1.png', 'att/s2/7.png', 'att/s2/2.png']),
    ).toEqual([['0 2'], [{ name: 's9/7.png', several: false }]]);
    expect(find('1.png,2.png,0', ['s1/1.png', 's2/1.png', 's2/2.png'])).toEqual([
      [],
      [{ name: '1.png', several: true }],
    ]);
  });

  it('by person and number where a script cut the faces out and numbered them too', () => {
    const cut = ['Ada/Ada_0001_0.png', 'Ada/Ada_0002_0.png', 'Ada/Ada_0005_1.png', 'Bo/Bo_0001_0.png'];
    expect(find('Ada 1 2\nAda 5 Bo 1', cut)).toEqual([['0 1', '2 3'], []]);
    // A year is no such number.
    expect(find('Ada 1 2', ['Ada/Ada_2019_1.png', 'Ada/Ada_2020_2.png'])).toEqual([['0 1'], []]);
    // Two faces of one picture: which of them is meant nobody says.
    expect(find('Ada 1 2', ['Ada/Ada_0001_0.png', 'Ada/Ada_0001_1.png', 'Ada/Ada_0002_0.png'])).toEqual([
      [],
      [{ name: 'Ada 1', several: true }],
    ]);
  });

  it('by person and number in one flat folder', () => {
    expect(
      find(
        'Ada L 1 2\nAda L 1 Bo 1',
        ['x/Ada L_0001.jpg', 'x/Ada L_0002.jpg', 'x/Bo_0001.jpg'].map((p) => p.slice(2)),
      ),
    ).toEqual([['0 1', '0 2'], []]);
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
