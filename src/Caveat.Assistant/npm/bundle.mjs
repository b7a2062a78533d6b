// Bundles what the pages take from npm into a folder: files by bundle.json, the icons of icons.txt as one sprite, the fonts' sheet.
// node bundle.mjs FOLDER. Exit codes: 0 the bundle is there; 3 the packages could not be had, so that it is missing or an older one;
// anything else is a mistake in the lists. Two runs at once wait for each other.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const folder = path.resolve(process.argv[2]);
const packages = path.join(folder, 'packages');
const assets = path.join(folder, 'assets');
const done = path.join(folder, 'bundled');
const failed = path.join(folder, 'failed');
const lock = path.join(folder, 'lock');

const text = file => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
const hashOf = names => createHash('sha256').update(names.map(name => text(path.join(here, name))).join('\0')).digest('hex');
const packagesKey = hashOf(['package.json', 'package-lock.json']);
const key = hashOf(['package.json', 'package-lock.json', 'bundle.json', 'icons.txt', 'fonts.css', 'bundle.mjs']);

fs.mkdirSync(folder, { recursive: true });
await locked(() => {
  if (text(done) === key && fs.existsSync(assets)) {
    fs.writeFileSync(done, key); // For the build, which compares times.
  } else if (install()) {
    bundle();
    fs.writeFileSync(done, key);
  } else {
    process.exitCode = 3;
  }
});

// A build that was killed leaves its lock: the process that it names is gone then.
async function locked(act) {
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!isAlive(Number(text(lock)))) fs.rmSync(lock, { force: true });
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }
  try {
    act();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function isAlive(pid) {
  if (!pid) return true; // Made, and not written yet.
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function install() {
  const installed = path.join(packages, 'installed');
  if (text(installed) === packagesKey) return true;
  // Without a network every build would wait for npm to give up.
  const minutes = fs.existsSync(failed) ? (Date.now() - fs.statSync(failed).mtimeMs) / 60_000 : Infinity;
  if (minutes < 10 && text(failed) === packagesKey) return say(`npm failed ${Math.round(minutes)} minutes ago; delete ${failed} to try again now`);

  fs.rmSync(packages, { recursive: true, force: true });
  fs.mkdirSync(packages);
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) fs.copyFileSync(path.join(here, name), path.join(packages, name));
  const run = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--fetch-retries=1', '--fetch-retry-mintimeout=1000'], {
    cwd: packages,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    timeout: 180_000,
  });
  if (run.error?.code === 'ENOENT') return say('npm is not installed');
  if (run.status !== 0) {
    fs.writeFileSync(failed, packagesKey);
    return say(`npm: ${(run.stderr ?? '').split('\n').find(line => /err/i.test(line)) ?? run.error?.message ?? 'it failed'}`);
  }
  fs.rmSync(failed, { force: true });
  fs.writeFileSync(installed, packagesKey);
  return true;
}

function bundle() {
  const fresh = `${assets}.new`;
  fs.rmSync(fresh, { recursive: true, force: true });
  const put = (asset, content) => {
    fs.mkdirSync(path.dirname(path.join(fresh, asset)), { recursive: true });
    fs.writeFileSync(path.join(fresh, asset), content);
  };
  for (const [file, asset] of Object.entries(JSON.parse(text(path.join(here, 'bundle.json'))))) {
    put(asset, fs.readFileSync(path.join(packages, 'node_modules', file)));
  }
  put('styles/01-fonts.css', text(path.join(here, 'fonts.css')));
  put('icons.svg', sprite(text(path.join(here, 'icons.txt')).split('\n').filter(Boolean)));
  fs.rmSync(assets, { recursive: true, force: true });
  fs.renameSync(fresh, assets);
}

function sprite(names) {
  const symbols = names.map(name => {
    const svg = fs.readFileSync(path.join(packages, 'node_modules/lucide-static/icons', `${name}.svg`), 'utf8');
    const strokes = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).replace(/\s*\n\s*/g, '');
    return `<symbol id="${name}" viewBox="0 0 24 24">${strokes}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('\n')}</svg>\n`;
}

function say(why) {
  console.log(`The pages go without bundled fonts and icons (${why}): they show system fonts and words.`);
  return false;
}
