// Where files are dropped, with a button for those who would rather choose them.
import { FileUp } from 'lucide-react'
import { DropZone, isFileDropItem, Text } from 'react-aria-components'
import { Button } from './button.tsx'

/** Answers with the paths of what was dropped or chosen; a path may be empty where the system gave none. */
export function FileDrop(props: { label: string; button: string; onFiles: (paths: string[]) => void }) {
  const { label, button, onFiles } = props
  return (
    <DropZone
      className="drop"
      onDrop={async event => {
        const dropped = await Promise.all(event.items.filter(isFileDropItem).map(item => item.getFile()))
        const paths = await Promise.all(dropped.map(file => window.shell.pathOf(file)))
        onFiles(paths.filter(path => path !== null))
      }}
    >
      <Text slot="label">{label}</Text>
      <Button icon={<FileUp size={20} />} onPress={() => void window.shell.chooseFiles().then(onFiles)}>
        {button}
      </Button>
    </DropZone>
  )
}
