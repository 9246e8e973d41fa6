package luoshi.attachment;

import java.util.Collection;
import java.util.List;
import luoshi.account.Actor;

/** A module whose records can have attachments. Implement it as a component; there is one for each beginning of a path. */
public interface AttachmentOwner {

    /** The path of a record up to its number, such as {@code /entries/}. */
    String prefix();

    /**
     * Whether its files are nobody's business who may not see their record: then it is not said elsewhere that the same file is there, and
     * they do not count with those of the unit.
     */
    default boolean keepsApart() {
        return false;
    }

    /**
     * Those of the records that the person may see, in one statement; the others are left out.
     *
     * @param ids the numbers behind the prefix
     */
    List<AttachmentSubject> visible(Actor actor, Collection<Long> ids);

    /**
     * The record, locked until the end of the transaction, if the person may add to it and take away from it now.
     *
     * @throws luoshi.account.NotFound if there is none for this person
     * @throws luoshi.account.IllegalStep if it takes no changes at present
     */
    AttachmentSubject forChange(Actor actor, long id);
}
