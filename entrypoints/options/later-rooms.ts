import { later } from '../../components/base/later.ts';

// What is not read first is loaded when it is opened. Help is here from the start: it must never be waited for.
export const BinView = later(() => import('./BinView.tsx').then((part) => part.BinView));
export const CopiesView = later(() => import('./CopiesView.tsx').then((part) => part.CopiesView));
export const BringInView = later(() => import('./BringInView.tsx').then((part) => part.BringInView));
export const InsightsView = later(() => import('./InsightsView.tsx').then((part) => part.InsightsView));
export const LockView = later(() => import('./LockView.tsx').then((part) => part.LockView));
export const LookBackForm = later(() => import('../../components/look-back/LookBackForm.tsx').then((part) => part.LookBackForm));
export const LookBackView = later(() => import('./LookBackView.tsx').then((part) => part.LookBackView));
export const MapView = later(() => import('./MapView.tsx').then((part) => part.MapView));
export const ErasedScreen = later(() => import('../../components/settings/ErasedScreen.tsx').then((part) => part.ErasedScreen));
export const LossBox = later(() => import('../../components/copies/LossBox.tsx').then((part) => part.LossBox));
export const SettingsView = later(() => import('./SettingsView.tsx').then((part) => part.SettingsView));
export const UnlockView = later(() => import('./UnlockView.tsx').then((part) => part.UnlockView));
