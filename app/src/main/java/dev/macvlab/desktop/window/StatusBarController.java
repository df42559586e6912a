package dev.macvlab.desktop.window;

import dev.macvlab.agent.protocol.KernelFacts;
import dev.macvlab.desktop.live.LabSession;
import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Bind;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Topology;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableDoubleValue;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** The window's lower edge: what the kernel can do, how much is drawn, how large. */
final class StatusBarController {
    private final Document document;
    private final LabSession session;
    private final ObservableDoubleValue scale;
    private final Texts texts;

    @FXML
    private Label kernel;

    @FXML
    private Label missing;

    @FXML
    private Label counts;

    @FXML
    private Label zoom;

    StatusBarController(Document document, LabSession session, ObservableDoubleValue scale, Texts texts) {
        this.document = document;
        this.session = session;
        this.scale = scale;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        counts.textProperty().bind(document.index().map(index -> counted(index.topology())));
        zoom.textProperty().bind(Bindings.createStringBinding(() -> Math.round(scale.get() * 100) + " %", scale));
        missing.setTooltip(new Tooltip());
        Bind.shown(missing, missing.textProperty().map(text -> !text.isEmpty()));
        session.kernel().subscribe(this::show);
        session.asking().subscribe(_ -> show(session.kernel().get()));
        session.refusal().subscribe(_ -> show(session.kernel().get()));
    }

    /** A kind of link that the kernel lacks, and what it answered. */
    private String said(KernelFacts.LinkKind kind) {
        Message why = kind.why();
        return why == null ? kind.name() : texts.get("status.missing.why", kind.name(), why);
    }

    private String said(@Nullable Message remedy) {
        return remedy == null ? "" : texts.say(remedy);
    }

    private void show(@Nullable KernelFacts facts) {
        var refusal = session.refusal().get();
        if (refusal != null) {
            kernel.setText(texts.get("status.refused"));
            missing.setText(texts.say(refusal.why()));
            missing.getTooltip().setText(texts.say(refusal.why()) + "\n" + said(refusal.remedy()));
        } else if (facts == null) {
            kernel.setText(session.asking().get() ? texts.get("status.asking") : "");
            missing.setText("");
        } else {
            String present = names(facts, true);
            String absent = names(facts, false);
            kernel.setText(texts.get("status.kernel", release(facts.release()), present));
            missing.setText(absent.isEmpty() ? "" : texts.get("status.missing", absent));
            missing.getTooltip()
                    .setText(facts.kinds().stream()
                            .filter(each -> !each.present())
                            .map(this::said)
                            .collect(Collectors.joining("\n")));
        }
    }

    private static String names(KernelFacts facts, boolean present) {
        return facts.kinds().stream()
                .filter(each -> each.present() == present)
                .map(KernelFacts.LinkKind::name)
                .collect(Collectors.joining(", "));
    }

    private static String release(String full) {
        String[] parts = full.split("[.-]", 3);
        return parts.length < 2 ? full : parts[0] + "." + parts[1];
    }

    private String counted(Topology topology) {
        return texts.count("status.interfaces", topology.interfaces().size()) + " · "
                + texts.count("status.namespaces", topology.namespaces().size()) + " · "
                + texts.count("status.probes", topology.probes().size());
    }
}
