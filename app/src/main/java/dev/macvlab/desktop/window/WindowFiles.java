package dev.macvlab.desktop.window;

import dev.macvlab.agent.protocol.LabFacts;
import dev.macvlab.desktop.canvas.PictureExport;
import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.model.Drafts;
import dev.macvlab.desktop.model.FileContent;
import dev.macvlab.desktop.model.FileWatch;
import dev.macvlab.desktop.model.ShippedLab;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Background;
import dev.macvlab.edit.Edit;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Topology;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What one window does with files: nothing is lost without a question, nothing of others is overwritten silently. */
final class WindowFiles implements FileActions {
    private final DesktopWindow window;
    private final ApplicationState application;
    private final Background reading = new Background();
    private final FollowedFile followed;

    /** The document of which it was said that its file has a later version of the format by now. */
    private @Nullable Document savedUp;

    WindowFiles(DesktopWindow window, ApplicationState application) {
        this.window = window;
        this.application = application;
        followed = new FollowedFile(window, application, reading, this::tell);
    }

    private Texts texts() {
        return application.texts();
    }

    private Questions questions() {
        return new Questions(window.stage(), texts(), application.appearance());
    }

    private FileDialogs dialogs() {
        return application.dialogs(window.stage());
    }

    private Document document() {
        return window.workspace().document();
    }

    @Override
    public ObservableList<Path> recent() {
        return application.recent();
    }

    @Override
    public void forgetRecent() {
        application.forgetFiles();
    }

    @Override
    public void create() {
        unlessUnsaved(() -> show(Topology.EMPTY));
    }

    @Override
    public void another() {
        application.another(window.stage(), Topology.EMPTY);
    }

    @Override
    public void open() {
        unlessUnsaved(() -> dialogs().toOpen().ifPresent(this::read));
    }

    @Override
    public void open(Path file) {
        unlessUnsaved(() -> read(file));
    }

    /** Opens the first file here and the others in windows of their own. */
    void openAll(List<Path> files) {
        unlessUnsaved(() -> {
            read(files.getFirst());
            files.stream()
                    .skip(1)
                    .forEach(each -> application
                            .another(window.stage(), Topology.EMPTY)
                            .files()
                            .read(each));
        });
    }

    @Override
    public void open(ShippedLab lab) {
        unlessUnsaved(() -> show(lab.read(application.texts())));
    }

    @Override
    public void goOn(LabFacts lab) {
        unlessUnsaved(() -> reading.run(
                () -> TopologyFile.read(lab.topology()),
                topology -> {
                    show(topology);
                    window.workspace().goOn(lab);
                },
                this::tell));
    }

    private void show(Topology topology) {
        followed.rest();
        window.show(topology, null);
    }

    /** Reads {@code file} and shows it in place of what is open; what can't be read is said above that. */
    void read(Path file) {
        Path whole = file.toAbsolutePath();
        if (!application.bringUp(whole, window)) {
            reading.run(() -> FileContent.read(whole), this::show, thrown -> {
                application.forget(whole);
                tell(thrown);
            });
        }
    }

    private void show(FileContent read) {
        window.show(read.topology(), read.file());
        followed.follow(read);
    }

    /** Opens what a program that was killed has left behind; one undo leads back to what its file holds. */
    void recover(Drafts.Found found) {
        Path original = found.original();
        reading.run(
                () -> original == null
                        ? new FileContent(Topology.EMPTY, found.draft(), "")
                        : FileContent.read(original),
                read -> {
                    if (original == null) {
                        show(Topology.EMPTY);
                    } else {
                        show(read);
                    }
                    takeUp(found);
                },
                _ -> {
                    show(Topology.EMPTY);
                    takeUp(found);
                });
    }

    private void takeUp(Drafts.Found found) {
        document().push(new Edit.ReplaceAll(Message.of("edit.recover"), found.topology()));
        application.drafts().discard(found);
    }

    private void tell(Throwable thrown) {
        if (!(thrown instanceof UnreadableFile unreadable)) {
            throw new IllegalStateException(thrown);
        }
        Message remedy = unreadable.remedy();
        window.workspace()
                .tell(Notice.error(texts().say(unreadable.why()), remedy == null ? "" : sentence(texts().say(remedy))));
    }

    private String sentence(String clause) {
        return texts().get("sentence", clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1));
    }

    @Override
    public void save() {
        saveThen(() -> {});
    }

    @Override
    public void saveAs() {
        askWhere().ifPresent(file -> write(file, null, () -> {}));
    }

    private void saveThen(Runnable next) {
        Path file = document().file().get();
        if (file != null) {
            write(file, followed.name().isEmpty() ? null : followed.name(), next);
        } else {
            askWhere().ifPresent(to -> write(to, null, next));
        }
    }

    private Optional<Path> askWhere() {
        Document document = document();
        Path now = document.file().get();
        String name =
                now == null ? stem() + TopologyFile.SUFFIX : now.getFileName().toString();
        return dialogs().toSave(name, now).map(WindowFiles::suffixed).map(Path::toAbsolutePath);
    }

    /** A name for a file of this lab, without its suffix. */
    String stem() {
        String name = document()
                .topology()
                .name()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return name.isEmpty() ? texts().get("files.unnamed") : name;
    }

    private static Path suffixed(Path file) {
        String name = file.getFileName().toString();
        return name.contains(".") ? file : file.resolveSibling(name + TopologyFile.SUFFIX);
    }

    /** @param expected what the file held when it was last seen; null when the user has just named it */
    private void write(Path file, @Nullable String expected, Runnable next) {
        DocumentWorkspace saved = window.workspace();
        Document document = saved.document();
        Topology topology = document.topology();
        followed.pause();
        reading.run(
                () -> written(topology, file, expected),
                written -> {
                    followed.resume();
                    if (written.isEmpty()) {
                        clash(file, next);
                        return;
                    }
                    String holds = written.get().name();
                    followed.follow(new FileContent(topology, file, holds));
                    Notice notice = noticeOf(document, written.get());
                    Runnable then = notice == null
                            ? next
                            : () -> {
                                saved.tell(notice);
                                next.run();
                            };
                    if (!document.topology().equals(topology)) {
                        write(file, holds, then);
                        return;
                    }
                    document.savedAs(file);
                    saved.tell(null);
                    then.run();
                },
                thrown -> {
                    followed.resume();
                    tell(thrown);
                });
    }

    /** That the file needs a newer program from now on is said once of a document. */
    private @Nullable Notice noticeOf(Document document, Written written) {
        if (written.savedUp() == null || document.equals(savedUp)) {
            return null;
        }
        savedUp = document;
        return Notice.of(Notice.Severity.INFO, texts().say(written.savedUp()), "");
    }

    /**
     * What was written.
     *
     * @param name what {@link FileWatch} calls it
     * @param savedUp that the file had an earlier version of the format before; null when it had not
     */
    private record Written(String name, @Nullable Message savedUp) {}

    /** Writes, unless the file holds what this window has never seen. */
    private static Optional<Written> written(Topology topology, Path file, @Nullable String expected)
            throws UnreadableFile {
        String ours = FileWatch.nameOf(TopologyFile.write(topology).getBytes(StandardCharsets.UTF_8));
        String there = FileWatch.contentOf(file);
        if (expected != null && !there.isEmpty() && !there.equals(expected) && !there.equals(ours)) {
            return Optional.empty();
        }
        Message savedUp = TopologyFile.savingUp(topology, file).orElse(null);
        TopologyFile.save(topology, file);
        return Optional.of(new Written(ours, savedUp));
    }

    private void clash(Path file, Runnable next) {
        switch (questions().overwrite(file.getFileName().toString())) {
            case BOTH -> followed.merge();
            case YES -> write(file, null, next);
            case OTHER -> askWhere().ifPresent(to -> write(to, null, next));
            case CANCEL -> {}
        }
    }

    @Override
    public void export(PictureExport picture) {
        dialogs().toExport(stem() + ".svg").ifPresent(file -> {
            boolean png = file.toString().toLowerCase(Locale.ROOT).endsWith(".png");
            Callable<byte[]> bytes = picture.file(png ? PictureExport.Format.PNG : PictureExport.Format.SVG);
            reading.run(
                    () -> java.nio.file.Files.write(file, bytes.call()),
                    _ -> window.workspace().tell(Notice.of(Notice.Severity.INFO, texts().get("export.done", file), "")),
                    thrown -> window.workspace()
                            .tell(Notice.error(
                                    texts().get("export.failed", file),
                                    texts().get("export.remedy", String.valueOf(thrown.getMessage())))));
        });
    }

    @Override
    public void close() {
        closeThen(() -> {});
    }

    void closeThen(Runnable next) {
        unlessUnsaved(() -> {
            window.end();
            next.run();
        });
    }

    @Override
    public void quit() {
        application.quit();
    }

    /** Ends what reads and watches. */
    void end() {
        followed.close();
        reading.close();
    }

    /** Goes on at once, or after the user has saved or thrown away what is unsaved. */
    private void unlessUnsaved(Runnable next) {
        if (!document().unsaved().get()) {
            next.run();
            return;
        }
        switch (questions().save(named())) {
            case YES -> saveThen(next);
            case OTHER -> next.run();
            case BOTH, CANCEL -> {}
        }
    }

    private String named() {
        Path file = document().file().get();
        String name = document().topology().name();
        return file != null ? file.getFileName().toString() : name.isEmpty() ? texts().get("header.unnamed") : name;
    }
}
