package luoshi.attachment;

import java.io.IOException;
import java.io.OutputStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands stored files on to another module that packs them; who may have them is that module's to ask. */
@Component
public class StoredFiles {

    private final FileStore files;

    StoredFiles(FileStore files) {
        this.files = files;
    }

    /**
     * Writes the bytes of the file.
     *
     * @param id the file in the store
     * @param name what it is called where they are no longer those that were attached
     */
    @Transactional(readOnly = true)
    public void copy(long id, String name, OutputStream out) throws IOException {
        var file = files.file(id);
        if (!files.copy(file, out)) {
            throw new DamagedAttachment(name, file.hash());
        }
    }
}
