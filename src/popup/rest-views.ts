export { EntryView } from './EntryView.tsx';
export { OptionsView } from './OptionsView.tsx';
