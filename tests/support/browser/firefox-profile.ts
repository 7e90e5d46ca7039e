/** What Firefox finds in its profile: the settings that keep it quiet, and the extension as an archive it will install for good. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import JSZip from 'jszip';
import type { LaunchOptions } from './types.ts';

/** Pages of the extension have this host in every profile; Firefox would draw one by chance. */
export const PAGE_ID = '5ca1ab1e-0000-4000-8000-00000000beef';

/** Hosts that Firefox asks for of its own accord although the settings below tell it not to, with the reason. */
export const OWN_HOSTS: { host: RegExp; reason: string }[] = [];

const QUIET: Record<string, string | number | boolean> = {
  'xpinstall.signatures.required': false,
  'extensions.autoDisableScopes': 0,
  'extensions.update.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.blocklist.enabled': false,
  'app.normandy.enabled': false,
  'app.update.auto': false,
  'app.shield.optoutstudies.enabled': false,
  'browser.aboutConfig.showWarning': false,
  'browser.aboutwelcome.enabled': false,
  'browser.contentblocking.features.standard': '',
  'browser.newtabpage.activity-stream.feeds.system.topstories': false,
  'browser.newtabpage.activity-stream.asrouter.providers.cfr': 'null',
  'browser.newtabpage.activity-stream.asrouter.providers.message-groups': 'null',
  'browser.newtabpage.activity-stream.asrouter.providers.messaging-experiments': 'null',
  'browser.region.network.url': '',
  'browser.region.update.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.safebrowsing.provider.mozilla.updateURL': '',
  'browser.search.update': false,
  'browser.sessionstore.resume_from_crash': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'browser.urlbar.suggest.searches': false,
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'media.gmp-manager.url': '',
  'media.gmp-provider.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.prefetch-next': false,
  'network.trr.mode': 5,
  'nimbus.rollouts.enabled': false,
  'remote.prefs.recommended': true,
  'security.OCSP.enabled': 0,
  'security.remote_settings.crlite_filters.enabled': false,
  'security.remote_settings.intermediates.enabled': false,
  'services.settings.server': 'data:,',
  'termsofuse.bypassNotification': true,
  'toolkit.startup.max_resumed_crashes': -1,
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': 'data:,',
  'toolkit.telemetry.unified': false,
};

/** Written before every start, so a preference is as it should be whatever the last run left. */
export function writeSettings(profileDir: string, geckoId: string, proxyPort: number, options: LaunchOptions): void {
  const { colorScheme, reducedMotion, forcedColors, locale, deviceScale, downloadDir, prefs = {} } = options;
  const settings: Record<string, string | number | boolean> = {
    ...QUIET,
    'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: PAGE_ID }),
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'network.proxy.no_proxies_on': '',
    'network.proxy.allow_hijacking_localhost': true,
    'ui.systemUsesDarkTheme': colorScheme === 'dark' ? 1 : 0,
    'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
    'ui.prefersReducedMotion': reducedMotion ? 1 : 0,
    ...(forcedColors ? { 'browser.display.document_color_use': 2, 'ui.useAccessibilityTheme': 1 } : {}),
    ...(locale ? { 'intl.accept_languages': acceptLanguages(locale), 'intl.locale.requested': locale } : {}),
    ...(deviceScale ? { 'layout.css.devPixelsPerPx': String(deviceScale) } : {}),
    ...(downloadDir ? { 'browser.download.folderList': 2, 'browser.download.dir': downloadDir, 'browser.download.useDownloadDir': true, 'browser.download.alwaysOpenPanel': false } : {}),
    ...prefs,
  };
  const lines = Object.entries(settings).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
  writeFileSync(path.join(profileDir, 'user.js'), `${lines.join('\n')}\n`);
}

/** Only an archive is installed for good; a folder would be forgotten at the next start. */
export async function packExtension(extensionDir: string, archive: string): Promise<void> {
  const zip = new JSZip();
  for (const entry of readdirSync(extensionDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    zip.file(path.relative(extensionDir, file).split(path.sep).join('/'), readFileSync(file));
  }
  writeFileSync(archive, await zip.generateAsync({ type: 'nodebuffer' }));
}

function acceptLanguages(locale: string): string {
  const [language] = locale.split('-');
  return language === locale ? locale : `${locale}, ${language}`;
}
