// What the names of folders and files say about people: whether a name sorts pictures (a day, a session, a camera, a part of
// a data set) or can be a person's. The words are few and of several languages; what is not among them can be a name.

const SORTING = new Set(
  // words: the same in every language
  `day days week weeks month months year years hour morning noon afternoon evening night today yesterday date dates time
  session sessions sess visit visits take takes set sets dataset seq sequence sequences part parts batch batches group groups
  scene scenes event events trip trips holiday holidays vacation party wedding birthday series version ver copy copies
  roll camera cameras cam cams webcam device phone iphone android dcim apple canon nikon sony fuji panasonic
  view views pose poses angle angles position video videos clip clips movie frame frames shot shots burst
  image images img imgs photo photos pic pics picture pictures portrait portraits face faces crop crops cropped aligned
  raw original originals edited export exports exported output outputs input inputs data small large low high hd full
  train training trainset test testing testset tests val valid validation dev eval evaluation probe probes gallery query
  fold folds split splits public private
  front frontal left right profile side up down top bottom back near far close indoor indoors outdoor outdoors inside outside
  neutral smile smiling happy sad angry surprised surprise fear disgust expression expressions emotion emotions
  sleepy wink talking sleeping centerlight centrelight rightlight leftlight lighting light dark
  glasses noglasses sunglasses mask masked beard hat occluded occlusion
  with without no and or of the in by before after old new misc other others various unsorted
  color colour gray grey bw rgb png jpg jpeg webp heic
  january february march july september october november december jan feb mar apr jun jul aug sep sept oct nov dec
  monday tuesday wednesday thursday friday saturday sunday
  tag tage woche monat jahr sitzung termin aufnahme aufnahmen bild bilder foto fotos gesicht gesichter kamera ansicht
  links rechts vorne oben unten innen aussen außen neu alt urlaub
  jour jours semaine mois année annee séance seance visage visages gauche droite vue prise vacances
  día dia días dias semana mes año ano sesión sesion sessão sessao imagen imagens imágenes imagenes cara caras rostro
  izquierda derecha esquerda direita frente
  第 天 日 月 年 周 次 组 照片 图片 图像 正面 侧面 左 右 上 下 测试 训练 相机`.split(/\s+/),
);

/** Names of months, seasons and things that people are called as well: they sort only beside a number or another such word. */
const ALSO_NAMES = new Set([
  'may',
  'april',
  'june',
  'august',
  'summer',
  'winter',
  'autumn',
  'spring',
  'mark',
]);

/** Words that a number makes into somebody: subject 4, id_12. */
const SOMEBODY =
  /^(person|people|subject|subj|sub|user|id|ident|identity|participant|proband|patient|student|employee|member|celeb|pid|uid|s|p|n|m)$/;

/** Files that cameras and programs name: what stands before the number is no person. */
const CAMERA_FILES = new Set(
  // words: the same in every language
  `img dsc dscn dscf dsci dscs p pxl mvimg mov vid wp sam gopr gp whatsapp signal telegram screenshot screen scan snapshot
  capture untitled unnamed unbenannt file download received fb vlc thumb sample result final tmp temp bildschirmfoto`.split(
    /\s+/,
  ),
);

/** A name in its runs of letters and of digits, in lower case: "Day-1b" is day, 1, b. */
function tokensOf(name: string): string[] {
  return (
    name
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}[\p{L}\p{M}]*|\d+/gu) ?? []
  );
}

const isNumber = (token: string) => /^\d+$/.test(token);
const isYear = (token: string) => /^(19|20)\d\d$/.test(token);
const isDate = (token: string) =>
  /^(19|20)\d\d(0[1-9]|1[0-2])([0-3]\d)?\d*$/.test(token) && token.length >= 6;

/** Whether a name sorts pictures rather than names somebody: "day 2", "2019-05", "with glasses", "100CANON". */
export function isSortingName(name: string): boolean {
  const tokens = tokensOf(name);
  const words = tokens.filter((token) => !isNumber(token) && token.length > 1);
  const alone = tokens.length === 1;
  const sorts = (token: string) => SORTING.has(token) || (!alone && ALSO_NAMES.has(token));
  if (words.length === 0) {
    return (
      tokens.some((token) => SORTING.has(token)) ||
      (tokens.every(isNumber) && tokens.some((token) => isYear(token) || isDate(token)))
    );
  }
  return words.every(sorts);
}

/** Whether a name is a number or one letter: it may count people as well as anything else. */
export function isMark(name: string): boolean {
  return /^(\d{1,4}|\p{L})$/u.test(name.trim());
}

/** Whether a name numbers a person: s21, subject 4, id_12, n000001, m.01abc. */
export function isNumberedPerson(name: string): boolean {
  const match = /^(\p{L}+)[\s_.-]*\d+$/u.exec(name.trim());
  return (!!match && SOMEBODY.test((match[1] ?? '').toLowerCase())) || /^m\.0\w{3,}$/.test(name);
}

/**
 * The person that a file's name names, or null: "Ada_Lovelace_0001.jpg" and "Ada Lovelace (2).png" are of Ada Lovelace,
 * "subject01.glasses.gif" of subject01, "IMG_0001.jpg" and "beach at night.jpg"'s like of nobody that can be told.
 */
export function personInFileName(file: string): string | null {
  const stem = file.normalize('NFC').replace(/\.\w{2,5}$/, '');
  if (/[0-9a-f]{8}-?[0-9a-f]{4}|[0-9a-f]{16}|(19|20)\d{6}/i.test(stem)) return null;
  // Pieces with what separates them, so that a name keeps its own separators.
  const pieces = stem.split(/([\s_.()[\]-]+)/).filter((piece) => piece !== '');
  const separates = (piece: string | undefined) => piece === undefined || /^[\s_.()[\]-]+$/.test(piece);
  const numbers: string[] = [];
  while (pieces.length > 0) {
    const last = pieces.at(-1) ?? '';
    if (separates(last)) pieces.pop();
    else if (isNumber(last)) numbers.unshift(pieces.pop() ?? '');
    else if (pieces.length > 1 && (isSortingName(last) || /^(kopie|copia|copie|副本)$/i.test(last)))
      pieces.pop();
    else break;
  }
  let name = pieces.join('').trim();
  if (SOMEBODY.test(name.toLowerCase())) {
    // "person_01_05": the first number is theirs, the last the picture's.
    return numbers.length > 1 || name.length > 2 ? `${name}_${numbers[0] ?? ''}` : null;
  }
  if (!isNumberedPerson(name)) name = name.replace(/(\p{L}{2,})\d+$/u, '$1');
  const words = tokensOf(name).filter((token) => !isNumber(token));
  const [first = ''] = words;
  if (words.length === 0 || CAMERA_FILES.has(first) || isSortingName(name)) return null;
  return name.length > 1 ? name : null;
}
