package dev.macvlab.desktop.window;

import dev.macvlab.agent.client.AgentException;
import dev.macvlab.agent.protocol.Difference;
import dev.macvlab.check.Problem;
import dev.macvlab.desktop.live.Changes;
import dev.macvlab.desktop.live.LabSession;
import dev.macvlab.desktop.live.SessionEvent;
import dev.macvlab.desktop.live.SessionTarget;
import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.message.Message;
import dev.macvlab.plan.ErrorCode;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.IntegerBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Applies a document: refuses what the validator calls an error, and says what went wrong in the banner. */
final class ApplyAction {
    private final Document document;
    private final LabSession session;
    private final TargetChoice targetChoice;
    private final ObjectProperty<@Nullable Notice> notice;
    private final ObjectProperty<Panel> panel;
    private final Texts texts;
    private final IntegerBinding changes;
    private final BooleanBinding possible;
    private @Nullable Notice drifted;

    ApplyAction(
            Document document,
            LabSession session,
            TargetChoice targetChoice,
            ObjectProperty<@Nullable Notice> notice,
            ObjectProperty<Panel> panel,
            Texts texts) {
        this.document = document;
        this.session = session;
        this.targetChoice = targetChoice;
        this.notice = notice;
        this.panel = panel;
        this.texts = texts;
        changes = Bindings.createIntegerBinding(this::count, document.index(), session.applied());
        possible = Bindings.createBooleanBinding(
                () -> switch (session.state().get()) {
                    case DOWN, LOST -> !isEmpty(document.topology());
                    case UP -> changes.get() > 0 && session.confirmation().get() == null;
                    case APPLYING, TAKING_DOWN -> false;
                },
                session.state(),
                session.confirmation(),
                document.index(),
                changes);
        session.news().subscribe(this::tell);
        session.drift().subscribe(this::drifted);
    }

    private static boolean isEmpty(Topology topology) {
        return topology.interfaces().isEmpty()
                && topology.namespaces().isEmpty()
                && topology.switches().isEmpty();
    }

    private int count() {
        var real = session.applied().get();
        return real == null ? 0 : Changes.between(real, document.topology());
    }

    /** How many elements the lab that stands differs in from the drawing. */
    IntegerBinding changes() {
        return changes;
    }

    /** Whether there is anything to apply, and nothing under way. */
    ObservableValue<Boolean> possible() {
        return possible;
    }

    void apply() {
        List<Problem> errors = document.problems().get().stream()
                .filter(each -> each.severity() == Problem.Severity.ERROR)
                .toList();
        if (errors.isEmpty()) {
            notice.set(null);
            targetChoice.apply(document.topology());
            return;
        }
        Problem first = errors.getFirst();
        panel.set(Panel.PROBLEMS);
        first.subject().stream().findFirst().ifPresent(document::select);
        notice.set(Notice.error(texts.count("apply.errors", errors.size()), named(first.subject(), first.message()))
                .withAction(texts.get("apply.anyway"), () -> targetChoice.apply(document.topology())));
    }

    private void tell(@Nullable SessionEvent news) {
        switch (news) {
            case null -> {}
            case SessionEvent.Trouble trouble -> notice.set(said(trouble.why()));
            case SessionEvent.NotQuite notQuite -> notice.set(warning("apply.warned", notQuite.sentences()));
            case SessionEvent.Left left -> notice.set(warning("apply.left", left.sentences()));
            case SessionEvent.TakenBack back ->
                notice.set(Notice.of(Notice.Severity.WARNING, texts.say(back.why()), ""));
        }
    }

    private Notice warning(String key, List<Message> sentences) {
        return Notice.of(Notice.Severity.WARNING, texts.get(key), said(sentences));
    }

    private Notice said(AgentException trouble) {
        Ref element = trouble.element();
        if (trouble.error() == ErrorCode.CUT && element != null) {
            return Notice.of(Notice.Severity.WARNING, texts.say(trouble.why()), texts.get("apply.cut"))
                    .withAction(texts.get("apply.cut.go", element.name()), () -> cut(element.name()));
        }
        if (trouble.kind() == AgentException.Kind.LOST
                && session.sessionTarget().get() instanceof SessionTarget.Machine) {
            return Notice.error(texts.say(trouble.why()), texts.get("apply.lostHere"))
                    .withAction(texts.get("menu.onThisMachine"), targetChoice::showLabs);
        }
        List<Ref> blamed = element == null ? List.of() : List.of(element);
        blamed.forEach(document::select);
        Message remedy = trouble.remedy();
        return Notice.error(named(blamed, trouble.why()), remedy == null ? "" : texts.say(remedy));
    }

    /** Applies once more, now that the user has said that this NIC may be cut off. */
    private void cut(String nic) {
        if (session.sessionTarget().get() instanceof SessionTarget.Machine sessionTarget) {
            session.apply(document.topology(), sessionTarget.cutting(nic));
        }
    }

    private void drifted(List<Difference> differences) {
        if (drifted != null && drifted.equals(notice.get())) {
            notice.set(null);
        }
        drifted = null;
        if (!differences.isEmpty()) {
            drifted = Notice.of(
                            Notice.Severity.WARNING,
                            texts.get("apply.drifted"),
                            said(differences.stream().map(Difference::text).toList()))
                    .withAction(texts.get("apply.again"), this::mend);
            notice.set(drifted);
        }
    }

    /** Applies what stands once more, whatever has been drawn since. */
    private void mend() {
        notice.set(null);
        var real = session.applied().get();
        if (real != null) {
            session.apply(real);
        }
    }

    private String said(List<Message> sentences) {
        return sentences.stream().map(each -> texts.say(each)).collect(Collectors.joining("\n"));
    }

    /** What is wrong, with the element in front unless the sentence names it. */
    private String named(List<Ref> elements, Message what) {
        if (elements.isEmpty()) {
            return texts.say(what);
        }
        Ref first = elements.getFirst();
        return what.names(first.name()) || what.names(first.toString())
                ? texts.say(what)
                : texts.say(Message.of("agent.problem.element", first, what));
    }
}
