package dev.macvlab.desktop.window;

import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.model.FileContent;
import dev.macvlab.desktop.model.FileWatch;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Background;
import dev.macvlab.desktop.toolkit.FxThread;
import dev.macvlab.edit.Edit;
import dev.macvlab.format.Merge;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Topology;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The file of a window's document as this window last saw it, and what becomes of what other programs write to it. */
final class FollowedFile implements AutoCloseable {
    private final DesktopWindow window;
    private final ApplicationState application;
    private final Background reading;
    private final Consumer<Throwable> failed;
    private final FileWatch watch = new FileWatch(FxThread::run, this::changed);
    private @Nullable FileContent seen;
    private String offered = "";
    private boolean paused;

    /** @param failed is told why the file could not be read */
    FollowedFile(DesktopWindow window, ApplicationState application, Background reading, Consumer<Throwable> failed) {
        this.window = window;
        this.application = application;
        this.reading = reading;
        this.failed = failed;
    }

    private Texts texts() {
        return application.texts();
    }

    private Document document() {
        return window.workspace().document();
    }

    /** What the file held when it was last read or written, as {@link FileWatch#contentOf} names it; empty for none. */
    String name() {
        return seen == null ? "" : seen.name();
    }

    void follow(FileContent content) {
        seen = content;
        offered = "";
        watch.follow(content.file(), content.name());
        application.used(content.file());
    }

    /** Follows no file. */
    void rest() {
        seen = null;
        watch.rest();
    }

    /** Takes no notice of changes while this window writes. */
    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
    }

    /** Another program has written the file: the user says what becomes of it. */
    private void changed(Path file, String holds) {
        if (paused || !file.equals(document().file().get()) || holds.equals(name()) || holds.equals(offered)) {
            return;
        }
        offered = holds;
        boolean both = document().unsaved().get();
        Notice notice = Notice.of(
                Notice.Severity.WARNING,
                texts().get("changed.text", file.getFileName()),
                texts().get(both ? "changed.unsaved" : "changed.remedy"));
        if (both) {
            notice = notice.withAction(texts().get("changed.merge"), this::merge);
        }
        window.workspace()
                .tell(notice.withAction(texts().get("changed.reload"), () -> reload(file))
                        .withAction(texts().get("changed.keep"), () -> keepMine(file, holds)));
    }

    private void reload(Path file) {
        Document document = document();
        reading.run(
                () -> FileContent.read(file),
                read -> {
                    if (document == document()) {
                        takeUp(read, Message.of("edit.reload"), read.topology());
                    }
                },
                failed);
    }

    private void keepMine(Path file, String holds) {
        Topology before = seen == null ? Topology.EMPTY : seen.topology();
        follow(new FileContent(before, file, holds));
        document().diverged();
    }

    /** What a merge is made of, worked out while the window goes on. */
    private record Merging(FileContent read, Topology mine, Merge merge) {}

    /** Brings what the file holds by now together with what is here; asks where both have changed the same. */
    void merge() {
        Document document = document();
        FileContent before = Objects.requireNonNull(seen, "a file that was never seen has not changed");
        Topology mine = document.topology();
        reading.run(
                () -> {
                    FileContent read = FileContent.read(before.file());
                    return new Merging(read, mine, Merge.of(before.topology(), mine, read.topology()));
                },
                merging -> {
                    if (document != document()) {
                        return;
                    }
                    if (!document.topology().equals(merging.mine())) {
                        merge();
                    } else if (merging.merge().conflicts().isEmpty()) {
                        merged(merging, Set.of());
                    } else {
                        new MergeDialog(
                                        merging.merge().conflicts(),
                                        before.file().getFileName().toString(),
                                        texts(),
                                        application.appearance())
                                .show(window.stage(), theirs -> merged(merging, theirs));
                    }
                },
                failed);
    }

    private void merged(Merging merging, Set<Merge.Conflict> theirs) {
        String name = merging.read().file().getFileName().toString();
        takeUp(merging.read(), Message.of("edit.merge", name), merging.merge().resolved(theirs));
        window.workspace()
                .tell(Notice.of(Notice.Severity.INFO, texts().get("merge.done", name), texts().get("merge.remedy")));
    }

    private void takeUp(FileContent read, Message title, Topology topology) {
        document().push(new Edit.ReplaceAll(title, topology));
        follow(read);
        if (topology.equals(read.topology())) {
            document().savedAs(read.file());
        } else {
            document().diverged();
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}
