export const launchFirefox: any = null;
