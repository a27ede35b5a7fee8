export { saveFile as saveBlob } from '../../media/saveFile.ts';
