package luoshi.attachment;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/**
 * What a form that also holds text asks to do with its attachments: the buttons of {@code attachment/files :: within}.
 *
 * @param attach whether a file is to be added
 * @param file the file, if there is one
 * @param detach the attachment to take out, or null
 * @param forgotten whether a file was chosen, but a button pressed that sends none
 */
public record FileChange(
        boolean attach,
        @Nullable MultipartFile file,
        @Nullable UUID detach,
        boolean forgotten) {

    /** Reads it from a request. */
    public static FileChange in(HttpServletRequest request) {
        var multipart = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        var name = request.getParameter("file");
        return new FileChange(
                request.getParameter("attach") != null,
                multipart == null ? null : multipart.getFile("file"),
                id(request.getParameter("detach")),
                multipart == null && name != null && !name.isBlank());
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    /** Whether anything is asked for. */
    public boolean isAsked() {
        return attach || detach != null;
    }

    /** The key of the notice once it is done. */
    public String notice() {
        return detach == null ? "attachment.notice.added" : "attachment.notice.removed";
    }
}
