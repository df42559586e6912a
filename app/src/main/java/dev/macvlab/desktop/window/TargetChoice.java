package dev.macvlab.desktop.window;

import dev.macvlab.agent.protocol.HostOrder;
import dev.macvlab.agent.protocol.LabFacts;
import dev.macvlab.desktop.live.LabSession;
import dev.macvlab.desktop.live.SessionTarget;
import dev.macvlab.desktop.machine.BindingDialog;
import dev.macvlab.desktop.machine.MachineLabsDialog;
import dev.macvlab.desktop.machine.ThisMachine;
import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.model.DocumentTarget;
import dev.macvlab.desktop.model.Live;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Appearance;
import dev.macvlab.topology.HostFacts;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Topology;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Where a document's lab is made real: the user's choice, and what has to be asked before it is made there. */
final class TargetChoice {
    private final Document document;
    private final LabSession session;
    private final ThisMachine machine;
    private final ObjectProperty<@Nullable Notice> notice;
    private final Consumer<LabFacts> open;
    private final Supplier<Window> window;
    private final Texts texts;
    private final Appearance appearance;
    private final BooleanBinding switchable;

    /**
     * @param facts this machine's, as they become known
     * @param open opens the drawing of a lab that stands in this window, and goes on with it
     * @param window the one that questions belong to
     */
    TargetChoice(
            Document document,
            LabSession session,
            ThisMachine machine,
            ObservableValue<@Nullable HostFacts> facts,
            ObjectProperty<@Nullable Notice> notice,
            Consumer<LabFacts> open,
            Supplier<Window> window,
            Texts texts,
            Appearance appearance) {
        this.document = document;
        this.session = session;
        this.machine = machine;
        this.notice = notice;
        this.open = open;
        this.window = window;
        this.texts = texts;
        this.appearance = appearance;
        switchable = Bindings.createBooleanBinding(
                () -> session.state().get() != Live.State.APPLYING
                        && session.state().get() != Live.State.TAKING_DOWN,
                session.state());
        facts.subscribe(read -> {
            if (document.destination().get() instanceof DocumentTarget.Machine here && read != null) {
                document.aimAt(here.withFacts(read));
            }
        });
    }

    /** Whether another place can be chosen now. */
    BooleanBinding switchable() {
        return switchable;
    }

    /** The lab is to be in namespaces of its own. */
    void toSandbox() {
        if (document.destination().get().isMachine()) {
            letGo();
            document.aimAt(new DocumentTarget.Sandbox());
        }
    }

    /** The lab is to be on this machine; nothing is asked before it is applied. */
    void toMachine() {
        if (!document.destination().get().isMachine()) {
            letGo();
            document.aimAt(document.machine().withFacts(machine.facts().get()));
            machine.lookOnce(() -> {});
        }
    }

    /** A sandbox ends without loss; what becomes of a lab on this machine is worth a word. */
    private void letGo() {
        if (session.applied().get() != null
                && session.sessionTarget().get() instanceof SessionTarget.Machine sessionTarget) {
            notice.set(Notice.of(
                    Notice.Severity.INFO,
                    texts.get(
                            sessionTarget.keep() ? "letGo.stays" : "letGo.goes",
                            sessionTarget.order().lab()),
                    sessionTarget.keep() ? texts.get("letGo.stays.remedy") : ""));
        } else {
            notice.set(null);
        }
        if (session.state().get() != Live.State.DOWN) {
            session.release();
        }
    }

    /** Makes a topology real where the user wants it, after asking what it stands on where that is not known. */
    void apply(Topology topology) {
        switch (document.destination().get()) {
            case DocumentTarget.Sandbox _ -> session.apply(topology, new SessionTarget.Sandbox());
            case DocumentTarget.Machine here -> {
                Map<String, String> bound = bound(topology);
                if (session.sessionTarget().get() instanceof SessionTarget.Machine sessionTarget && isKnown(bound)) {
                    session.apply(topology, sessionTarget.on(bound));
                } else {
                    ask(topology, here);
                }
            }
        }
    }

    /** What was bound in the lab that stands, or was lost, for the NICs that are drawn now; empty where one is new. */
    private Map<String, String> bound(Topology topology) {
        var bound = new LinkedHashMap<String, String>();
        if (session.sessionTarget().get() instanceof SessionTarget.Machine sessionTarget) {
            for (Interface each : topology.interfaces()) {
                if (each instanceof Nic nic) {
                    bound.put(nic.name(), sessionTarget.order().nics().getOrDefault(nic.name(), ""));
                }
            }
        }
        return bound;
    }

    private boolean isKnown(Map<String, String> bound) {
        boolean there =
                session.state().get() == Live.State.UP || session.state().get() == Live.State.LOST;
        return there && !bound.containsValue("");
    }

    private void ask(Topology topology, DocumentTarget.Machine here) {
        new BindingDialog(machine, texts, appearance)
                .show(window.get(), topology, title(topology), here, suggested(topology), sessionTarget -> {
                    document.aimAt(document.machine()
                            .withOrder(
                                    sessionTarget.order().lab(),
                                    sessionTarget.order().nics()));
                    session.apply(topology, sessionTarget);
                });
    }

    private String title(Topology topology) {
        return topology.name().isEmpty() ? texts.get("header.unnamed") : topology.name();
    }

    private String suggested(Topology topology) {
        Path file = document.file().get();
        return HostOrder.labName(file == null ? topology.name() : String.valueOf(file.getFileName()));
    }

    /** Says what a crash has left on this machine, if anything. */
    void tellOfRemnants() {
        machine.labs().get().stream()
                .filter(LabFacts::unfinished)
                .findFirst()
                .ifPresent(lab -> notice.set(Notice.of(
                                Notice.Severity.WARNING,
                                texts.get("remnant", lab.order().lab()),
                                texts.get("remnant.remedy"))
                        .withAction(texts.get("menu.onThisMachine"), this::showLabs)));
    }

    /** Lists the labs of this machine. */
    void showLabs() {
        new MachineLabsDialog(machine, texts, appearance).show(window.get(), this::isMine, open, session::takeDown);
    }

    boolean isMine(LabFacts lab) {
        return session.applied().get() != null
                && session.sessionTarget().get() instanceof SessionTarget.Machine sessionTarget
                && sessionTarget.order().lab().equals(lab.order().lab());
    }

    /** Goes on with a lab of this machine whose drawing is open. */
    void goOn(LabFacts lab) {
        document.aimAt(document.machine()
                .withFacts(machine.facts().get())
                .withOrder(lab.order().lab(), lab.order().nics()));
        session.resume(lab.order().lab(), true);
    }
}
