import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../axe.ts';
import { storePeople } from '../fixtures/database.ts';
import { pictures } from '../fixtures/pictures.ts';

// What people do most, in Chinese: the words are those a reader of Chinese sees.

test.use({ locale: 'zh-CN' });

const screens = {
  start: 'Likeness',
  lecture: '课程',
  photos: '照片',
  identify: '人脸识别',
  enroll: '登记',
  verify: '人脸验证',
  style: '风格迁移',
  inspect: '网络内部',
  convolve: '卷积',
  train: '训练',
  evaluate: '评估',
  settings: '设置',
};

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`/?backend=wasm#/${path}`);
  await expect(page.getByRole('navigation', { name: '页面' })).toBeVisible();
}

const go = (page: Page, screen: string) =>
  page.getByRole('navigation', { name: '页面' }).getByRole('link', { name: screen }).click();

test('in Chinese a person is enrolled and recognised, a bad file is told, and everything is deleted', async ({
  page,
}) => {
  await open(page, 'enroll');
  await expect(page).toHaveTitle('登记 · Likeness');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(page.getByText('还没有登记任何人。')).toBeVisible();
  const middle = page.getByRole('main');
  const panel = page.getByRole('complementary');
  await middle.getByLabel('照片', { exact: true }).setInputFiles({
    name: '空.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.alloc(0),
  });
  await expect(page.getByText(/^空\.jpg 是空/)).toBeVisible();
  await middle.getByLabel('照片', { exact: true }).setInputFiles(pictures.ada);
  await panel.getByLabel('姓名', { exact: true }).fill('张伟');
  await page.getByRole('checkbox', { name: /同意/ }).check();
  await panel.getByRole('button', { name: '登记“张伟”' }).click();
  await expect(page.getByText('“张伟”已登记')).toBeVisible();

  await go(page, '人脸识别');
  await page.getByRole('main').getByLabel('照片', { exact: true }).setInputFiles(pictures.group);
  await expect(page.getByRole('main').getByText(/4 张人脸，认出 1 张，用时/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^张伟/ }).first()).toBeVisible();

  await go(page, '设置');
  await page.getByRole('button', { name: '全部删除…' }).click();
  await expect(
    page.getByText('1 个人物、风格图片、训练好的头、下载的网络和所有设置将被永久删除。'),
  ).toBeVisible();
  await page.getByRole('button', { name: '全部删除', exact: true }).click();
  await expect(page.getByText('已全部删除')).toBeVisible();
  await go(page, '登记');
  await expect(page.getByText('还没有登记任何人。')).toBeVisible();
});

test('in Chinese a folder’s people are found and named', async ({ page }) => {
  await open(page, 'photos');
  await expect(page.getByText('照片里都有谁？')).toBeVisible();
  await page.getByLabel('选择照片').setInputFiles([pictures.ada, pictures.adaChanged, pictures.bea]);
  await expect(page.getByRole('complementary')).toContainText('3 张新照片，3 张人脸。');
  await page.getByLabel(/同意/).click();
  await page.getByLabel('“未命名的组 1”的姓名').fill('李娜');
  await page.keyboard.press('Enter');
  await expect(page.getByTitle('撤销：命名为“李娜”')).toBeVisible();
});

test('in Chinese a picture is made and saved', async ({ page }) => {
  await open(page, 'style');
  const panel = page.getByRole('complementary');
  await expect(panel.getByRole('figure')).toHaveCount(2);
  await panel.getByRole('combobox', { name: '尺寸' }).click();
  await page.getByRole('option', { name: '128 像素' }).click();
  await panel.getByText('高级', { exact: true }).click();
  await panel.getByRole('slider', { name: '每个尺寸的步数' }).focus();
  await page.keyboard.press('Home');
  await page.getByRole('button', { name: '生成图片' }).click();
  await expect(page.getByText(/^完成：\d+ 步，/)).toBeVisible({ timeout: 120_000 });
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '保存为 PNG' }).click();
  expect((await saved).suggestedFilename()).toMatch(/\.png$/);
});

test('another language is chosen in Settings, holds at once, and is kept', async ({ page }) => {
  await open(page, 'settings');
  await expect(page.getByRole('combobox', { name: '语言' })).toBeVisible();
  await storePeople(page, 'Ada', '张伟', '李娜');
  await page.reload();
  await go(page, '登记');
  const people = page.getByRole('complementary').getByRole('button', { name: /(张照片|1 photo)$/ });
  // Chinese names by pinyin, before Latin ones; in English after them.
  await expect(people).toHaveText([/李娜/, /张伟/, /Ada/]);
  await go(page, '设置');
  await page.getByRole('combobox', { name: '语言' }).click();
  await page.getByRole('option', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Language' })).toBeFocused();
  await page.getByRole('navigation').getByRole('link', { name: 'Enroll' }).click();
  await expect(people.first()).toHaveText(/Ada/);
  await page.getByRole('navigation').getByRole('link', { name: 'Settings' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Language' }).click();
  await page.getByRole('option', { name: 'As the browser (简体中文)' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '设置' })).toBeVisible();
});

/** Names of things that are the same in every language: products, formats, layers, symbols. */
const SAME =
  /^(Likeness|English|VGG|WASM|WebGPU|WebGL|SIMD|AES|GCM|JSON|CSV|PNG|JPEG|SVG|XMP|TF|js|https|localhost|conv\d_\d|conv\dd|ReLU|Adam|BFGS|Gram|Gatys|Siamese|One|shot|Learning|Network|Triplet|Loss|Andrew|FMR|FNMR|FPIR|FNIR|ROC|DET|EER|AUC|softmax|Softmax|Sigmoid|max|J_content|J_style|RGB|Gabor|Shift|Valid|Same|dlib|ResNet|LFW|pairs|txt|Google|MediaPipe|BlazeFace|Vladimir|Mandic|Apache|Face|Mesh|Davis|King|face|api|Human|MIT|Simonyan|Zisserman|px|kB|MB|GB|ms)$/;

test('in Chinese no screen shows a word of English, and axe finds nothing', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, 'start');
  for (const [path, title] of Object.entries(screens)) {
    await page.goto(`/?backend=wasm#/${path}`);
    await expect(page.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible();
    await expectAccessible(page, `${path}, in Chinese`);
    const foreign = await page.evaluate(() => {
      const seen: string[] = [document.title];
      for (const element of document.body.querySelectorAll('*')) {
        if (element.closest('noscript, script, style, code, var, pre, kbd, math, svg, [translate=no]'))
          continue;
        for (const name of ['aria-label', 'placeholder', 'title', 'alt', 'aria-description'])
          seen.push(element.getAttribute(name) ?? '');
        for (const node of element.childNodes)
          if (node.nodeType === Node.TEXT_NODE) seen.push(node.textContent ?? '');
      }
      return seen;
    });
    const words = foreign
      // The tests keep the app from being saved for use without a network; what the browser says to that is its own.
      .filter((text) => !text.includes('浏览器的说明：'))
      .flatMap((text) => text.match(/[A-Za-z]\w{2,}/g) ?? [])
      .filter((word) => !SAME.test(word));
    expect.soft([...new Set(words)], path).toEqual([]);
  }
});
