export { fileName, saveFile as saveBlob, saveVideo } from '../../media/saveFile.ts';
