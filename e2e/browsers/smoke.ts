import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preview } from 'vite';
import { browsers, type Driven } from './drive.ts';

// The app's main ways in browsers other than Chromium: `npm run test:browsers`. Enrol, reload, identify, a style run, a kept picture,
// and a second visit without a network.

/** Waits in the page until some visible text matches; rejects with what the page says instead. */
const waitForText = `(pattern, seconds) => new Promise((resolve, reject) => {
  const wanted = new RegExp(pattern);
  const until = Date.now() + 1000 * seconds;
  const look = () => {
    const text = document.body.innerText.replace(/\\s+/g, ' ');
    const found = wanted.exec(text);
    if (found) resolve(found[0]);
    else if (Date.now() > until) reject(new Error('"' + pattern + '" never came. The page says: ' + text.slice(0, 1500)));
    else setTimeout(look, 100);
  };
  look();
})`;

/** Clicks the visible button, link or tab with that name, as soon as it can be clicked. */
const clickOn = `(pattern, seconds) => new Promise((resolve, reject) => {
  const wanted = new RegExp(pattern);
  const until = Date.now() + 1000 * seconds;
  const look = () => {
    const all = [...document.querySelectorAll('button, a, summary, [role=tab], [role=menuitem]')];
    const found = all.find((each) => {
      const name = (each.getAttribute('aria-label') ?? each.textContent ?? '').replace(/\\s+/g, ' ').trim();
      return wanted.test(name) && !each.disabled && each.getAttribute('aria-disabled') !== 'true' && each.getClientRects().length > 0;
    });
    if (found) { found.click(); resolve(); }
    else if (Date.now() > until) reject(new Error('Nothing called "' + pattern + '" could be clicked. The page says: ' + document.body.innerText.slice(0, 1500)));
    else setTimeout(look, 100);
  };
  look();
})`;

/** Drops the app's own sample on the middle of the screen. */
const dropSample = `async (screen, name) => {
  const blob = await (await fetch(name)).blob();
  const data = new DataTransfer();
  data.items.add(new File([blob], name.split('/').pop(), { type: 'image/jpeg' }));
  let target = null;
  for (let tries = 0; tries < 600 && !target; tries++) {
    if (document.querySelector('h1')?.textContent === screen) target = document.querySelector('main h2');
    if (!target) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  if (!target) throw new Error('There is nowhere to drop a picture. The page says: ' + document.body.innerText.slice(0, 1500));
  for (const type of ['dragover', 'drop']) {
    const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data });
    // WebKit leaves out what a script dropped.
    if (!event.dataTransfer) Object.defineProperty(event, 'dataTransfer', { value: data });
    target.dispatchEvent(event);
  }
}`;

const fill = `(label, value) => {
  const field = [...document.querySelectorAll('input')].find((each) => [...(each.labels ?? [])].some((one) => one.textContent.trim() === label));
  if (!field) throw new Error('There is no field called ' + label);
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}`;

const tickAgreement = `() => {
  const box = [...document.querySelectorAll('[role=checkbox], input[type=checkbox]')].find((each) => /agree/i.test(each.parentElement?.textContent ?? ''));
  if (box && box.getAttribute('aria-checked') !== 'true' && !box.checked) box.click();
}`;

const keptRuns = `() => new Promise((resolve, reject) => {
  const request = indexedDB.open('likeness');
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const all = request.result.transaction('styleRuns').objectStore('styleRuns').getAll();
    all.onerror = () => reject(all.error);
    all.onsuccess = () => { request.result.close(); resolve(all.result.length); };
  };
})`;

async function mainWays(driven: Driven, url: string, stopServer: () => Promise<void>): Promise<void> {
  const text = (pattern: string, seconds = 60) => driven.call<string>(waitForText, pattern, seconds);
  const click = (pattern: string, seconds = 60) => driven.call<void>(clickOn, pattern, seconds);
  const step = (what: string) => console.log(`  ${what}`);

  await driven.open(`${url}#/enroll`);
  await text('Enroll');
  await driven.call(dropSample, 'Enroll', 'samples/sample1.jpg');
  await click('^Take face 1$');
  await driven.call(fill, 'Name', 'Ada');
  await driven.call(tickAgreement);
  await click('^Enroll Ada$');
  await text('Ada \\d photo');
  step('enrolled one person from a photo');

  await driven.reload();
  await text('Ada \\d photo');
  step('the person is there after a reload');

  await driven.open(`${url}#/identify`);
  await driven.call(dropSample, 'Identify', 'samples/sample1.jpg');
  await text('1 known');
  step('the same photo is identified');

  await driven.open(`${url}#/style`);
  await click('Make the picture');
  await text('Step [1-9]\\d* of', 180);
  step('a style run goes on');
  await click('^(Stop|Finish|Keep|Cancel).*');
  await driven.call(`async () => {
    for (let tries = 0; tries < 300; tries++) {
      if (await (${keptRuns})() > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('No picture was kept. The page says: ' + document.body.innerText.slice(0, 1500));
  }`);
  const page = await driven.call<string>('() => document.body.innerText');
  assert.doesNotMatch(page, /is not kept in this browser/);
  step('its picture is kept');

  await driven.open(`${url}#/settings`);
  const saves = await driven.call<boolean>("() => 'serviceWorker' in navigator");
  assert.ok(saves, 'This browser has no service worker.');
  await driven.call('() => navigator.serviceWorker.ready.then(() => undefined)');
  await driven.reload();
  await stopServer();
  await driven.reload();
  await text('Settings');
  await driven.open(`${url}#/enroll`);
  await text('Ada \\d photo');
  step('it opens without a network, the person still there');
  assert.deepEqual(driven.complaints(), [], 'The page complained.');
}

let failed = 0;
let passed = 0;
let absent = 0;
for (const kind of browsers) {
  const missing = kind.missing();
  if (missing) {
    console.log(missing);
    absent++;
    continue;
  }
  // A copy: the server is stopped under it.
  const folder = await mkdtemp(join(tmpdir(), 'likeness-browsers-'));
  await cp('dist', folder, { recursive: true });
  const server = await preview({
    build: { outDir: folder },
    preview: { port: 0, host: 'localhost' },
    logLevel: 'error',
  });
  const url = server.resolvedUrls?.local[0];
  let driven: Driven | null = null;
  try {
    if (!url) throw new Error('The preview server told no address.');
    driven = await kind.launch();
    console.log(`${driven.name}:`);
    await mainWays(driven, url, () => server.close());
    passed++;
  } catch (error) {
    failed++;
    console.error(`  failed: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await driven?.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}
console.log(`${passed} browsers passed, ${failed} failed, ${absent} not found`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
