package luoshi.attachment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds the module that owns a path. */
@Component
class Owners {

    /** As it is written in a path: one way only, so that one record has one path. */
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

    // Asked for when needed: an owner may itself attach files.
    private final ObjectProvider<AttachmentOwner> owners;

    Owners(ObjectProvider<AttachmentOwner> owners) {
        this.owners = owners;
    }

    /**
     * What the path leads to, for whoever may change its attachments.
     *
     * @throws NotFound if nothing, or nothing for this person
     */
    AttachmentSubject forChange(Actor actor, String path) {
        var owner = owners.stream()
                .filter(one -> path.startsWith(one.prefix()))
                .findFirst()
                .orElseThrow(NotFound::new);
        return owner.forChange(actor, number(owner, path));
    }

    /** What the path leads to, if the person may see it. */
    Optional<AttachmentSubject> visible(Actor actor, String path) {
        return visible(actor, List.of(path)).stream().findFirst();
    }

    /** Those of the paths that the person may see; one statement for each module that owns some. */
    List<AttachmentSubject> visible(Actor actor, Collection<String> paths) {
        var subjects = new ArrayList<AttachmentSubject>();
        for (var owner : owners.stream().toList()) {
            var ids = paths.stream()
                    .filter(path -> path.startsWith(owner.prefix()))
                    .map(path -> number(owner, path))
                    .toList();
            if (!ids.isEmpty()) {
                subjects.addAll(owner.visible(actor, ids));
            }
        }
        return subjects;
    }

    /** Where the paths begin of which nobody hears who may not see the record. */
    List<String> apart() {
        return owners.stream()
                .filter(AttachmentOwner::keepsApart)
                .map(AttachmentOwner::prefix)
                .toList();
    }

    private static long number(AttachmentOwner owner, String path) {
        var number = path.substring(owner.prefix().length());
        if (!NUMBER.matcher(number).matches()) {
            throw new NotFound();
        }
        return Long.parseLong(number);
    }
}
