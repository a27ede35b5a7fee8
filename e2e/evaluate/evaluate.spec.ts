import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessibleDarkAndNarrow } from '../axe.ts';
import { storePeople } from '../fixtures/database.ts';
import { evaluationFolder, pictures, smallFolder } from '../fixtures/pictures.ts';
import { EnrollPage } from '../pages/EnrollPage.ts';
import { EvaluatePage } from '../pages/EvaluatePage.ts';

const PAIRS = `2\t3
Ada\t1\t2
Ada\t1\t3
Bea\t1\t2
Ada\t1\tBea\t1
Ada\t2\tCleo\t1
Bea\t2\tDina\t1
Cleo\t1\t2
Cleo\t1\t3
Dina\t1\t2
Cleo\t1\tDina\t1
Cleo\t2\tAda\t3
Dina\t2\tBea\t3
`;

async function saved(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
}

test('a folder is evaluated, its threshold derived, used, and told when the gallery outgrows it', async ({
  page,
}) => {
  const evaluate = new EvaluatePage(page);
  await evaluate.open('/evaluate', '?backend=wasm');
  await expect(page.getByText('Drop a folder with one folder per person')).toBeVisible();
  await evaluate.chooseFolder(evaluationFolder);
  await expect(evaluate.summary).toContainText(
    '12 faces of 4 people from the folder women: 12 comparisons of the same person, 54 of different people.',
    { timeout: 90_000 },
  );
  await page.getByText('1 picture was left out').click();
  await expect(page.getByText('Dina/wall.png: no face found')).toBeVisible();
  await expect(page.getByText('What this data cannot say')).toBeVisible();
  // The four women are told apart, the same one in another light is not.
  await expect(evaluate.figure('Area under ROC')).toHaveText(/^(1\.0000|0\.99\d\d)$/);
  await expect(evaluate.figure('Rank 1')).toHaveText('8 of 8');
  await expect(evaluate.figure('Accepted at FAR 0.1')).toHaveText('too few');

  // A term is explained to the pointer and to the keyboard, and Escape closes it.
  const term = evaluate.inspector.getByRole('button', { name: 'Equal error rate' });
  const explained = page.getByRole('tooltip');
  await term.hover();
  await expect(explained).toContainText('Equal error rate (EER) Where the threshold makes both errors');
  await page.keyboard.press('Escape');
  await expect(explained).toHaveCount(0);
  await term.focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(term).toHaveAccessibleDescription(/^Equal error rate/);
  await page.keyboard.press('Tab');
  await expect(explained).not.toContainText('Equal error rate (EER)');

  // Tau by keyboard: at zero nobody matches.
  await evaluate.tau.focus();
  await page.keyboard.press('Home');
  await expect(evaluate.words).toHaveText(
    'None of the 54 comparisons of different people match. Of 100 comparisons of the same person 100 are missed.',
  );
  await page.keyboard.press('End');
  await expect(evaluate.words).toContainText('Of 100 comparisons of different people 100 match by mistake.');
  // And by mouse, in the middle of its range.
  const bar = await evaluate.middle.getByRole('img', { name: /^Histograms of distances/ }).boundingBox();
  if (!bar) throw new Error('The histograms are not there.');
  await page.mouse.click(bar.x + bar.width * 0.25, bar.y + 40);
  const most = Number(await evaluate.tau.getAttribute('aria-valuemax'));
  expect(Number(await evaluate.tau.getAttribute('aria-valuenow'))).toBeCloseTo(0.25 * most, 1);

  // Ten thousand strangers are more than 54 comparisons can speak for; two strangers are not.
  const strangers = evaluate.inspector.getByLabel('N strangers');
  await evaluate.inspector.getByLabel('K people').fill('1');
  await evaluate.inspector.getByLabel('Their photos').fill('1');
  await strangers.fill('10000');
  await expect(page.getByText('These pictures cannot show so rare an error')).toBeVisible();
  await strangers.fill('2');
  await evaluate.inspector.getByRole('button', { name: 'Use in Identify and Verify' }).click();
  await expect(
    evaluate.inspector.getByRole('button', { name: 'Used in Identify and Verify' }),
  ).toBeDisabled();

  // The list's own pairs and folds.
  await evaluate.choosePairs('pairs.txt', 'Ada 1 Nobody');
  await expect(
    page
      .getByRole('region', { name: 'Notifications' })
      .getByText(/pairs\.txt/)
      .first(),
  ).toBeVisible();
  await expect(evaluate.summary).toContainText('12 comparisons of the same person');
  await evaluate.choosePairs('pairs.txt', PAIRS);
  await expect(evaluate.summary).toContainText(
    'the pairs of pairs.txt: 6 comparisons of the same person, 6 of different people.',
  );
  await expect(page.getByRole('heading', { name: /^2 folds: \d+(\.\d+)?% right/ })).toBeVisible();
  const report = JSON.parse(await saved(page, 'JSON'));
  expect(report.pairs).toMatchObject({ genuine: 6, impostor: 6 });
  expect(report.leftOut).toEqual([{ name: 'Dina/wall.png', why: 'noFaceFound' }]);
  const csv = (await saved(page, 'CSV')).split('\r\n');
  expect(csv[0]).toMatch(/^tau,false_match_rate,/);
  expect(csv[1]).toMatch(/^0,0,/);

  const enroll = new EnrollPage(page);
  await enroll.go('Enroll');
  await enroll.enrollPhoto('Ada', pictures.ada);
  await enroll.go('Verify');
  await expect(page.getByText(/^τ \d\.\d{3}: at most one false alarm in 2 strangers$/)).toBeVisible();
  await enroll.go('Enroll');
  await enroll.enrollPhoto('Bea', pictures.bea);
  await enroll.go('Identify');
  await expect(page.getByText('The gallery has grown past what τ was derived for')).toBeVisible();
});

test('what cannot be evaluated is said, and axe finds nothing', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const evaluate = new EvaluatePage(page);
  await evaluate.open('/evaluate', '?backend=wasm');
  await evaluate.chooseFolder(`${evaluationFolder}/Dina`);
  await expect(page.getByText('3 pictures of one person: there is nobody to compare with.')).toBeVisible({
    timeout: 60_000,
  });
  await evaluate.chooseFolder(evaluationFolder);
  await evaluate.middle.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('Drop a folder with one folder per person')).toBeVisible();
  await evaluate.chooseFolder(smallFolder);
  await expect(evaluate.summary).toContainText('4 faces of 2 people', { timeout: 90_000 });
  // A list of nothing but pairs of one person gives no curve, and no figure that needs strangers.
  const roc = evaluate.middle.getByRole('heading', { name: 'ROC', exact: true });
  await expect(roc).toBeVisible();
  await evaluate.choosePairs('mine.csv', 'Ada/Ada_0001.jpg,Ada/Ada_0002.jpg,1\n');
  await expect(evaluate.words).toContainText('There are no comparisons of different people.');
  await expect(roc).toHaveCount(0);
  await expect(evaluate.figure('Rank 1')).toHaveText('not measured');
  await expect(page.getByText(/rule of three/)).toHaveCount(0);
  await expectAccessibleDarkAndNarrow(page);
});

test('a chart that cannot be drawn leaves its screen, its numbers and the threshold alone', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const { setAttribute } = SVGElement.prototype;
    SVGElement.prototype.setAttribute = function (name, value) {
      if (name === 'role' && value === 'img') throw new Error('no ink');
      setAttribute.call(this, name, value);
    };
  });
  const evaluate = new EvaluatePage(page);
  await evaluate.open('/evaluate');
  await storePeople(page, 'Ada', 'Bea', 'Cleo');
  await page.reload();
  await evaluate.middle.getByRole('button', { name: 'Use the enrolled people' }).first().click();
  await expect(evaluate.summary).toContainText('3 faces of 3 people');
  await expect(evaluate.middle.getByText('This chart could not be drawn (no ink).').first()).toBeVisible();
  await expect(evaluate.inspector.getByRole('row', { name: /^Different people/ })).toContainText('3');
  await evaluate.tau.focus();
  await page.keyboard.press('End');
  await expect(evaluate.words).toContainText('match by mistake');
});
