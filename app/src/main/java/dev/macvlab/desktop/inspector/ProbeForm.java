package dev.macvlab.desktop.inspector;

import dev.macvlab.desktop.inspector.Statement.Said;
import dev.macvlab.desktop.inspector.Statement.Tone;
import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.model.Live;
import dev.macvlab.desktop.text.Millis;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.edit.Edit;
import dev.macvlab.forecast.Prediction;
import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.ping.PingResult;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** One watched ping: its ends, what is forecast and what is measured. */
final class ProbeForm {
    private final Document document;
    private final Live live;
    private final Texts texts;
    private final Probe probe;

    ProbeForm(Document document, Live live, Texts texts, Probe probe) {
        this.document = document;
        this.live = live;
        this.texts = texts;
        this.probe = probe;
    }

    List<Field> fields() {
        return List.of(
                new Choice(
                        "from",
                        texts.get("field.from"),
                        () -> Optional.of(probe.from().toString()),
                        this::senders,
                        text -> replace(new Probe(Ref.parse(text), probe.to(), probe.extras())),
                        "",
                        ""),
                new Choice(
                        "to",
                        texts.get("field.to"),
                        () -> Optional.of(probe.to()),
                        this::addresses,
                        text -> replace(new Probe(probe.from(), text, probe.extras())),
                        "",
                        ""),
                new Statement("forecast", texts.get("field.forecast"), this::forecast),
                new Statement("measured", texts.get("field.measured"), this::measured));
    }

    private void replace(Probe other) throws Refusal {
        if (other.to().isEmpty() || other.from().name().isEmpty()) {
            throw new Refusal(texts.get("refusal.empty"));
        }
        document.push(new Edit.Together(
                Message.of("edit.add-probe", other.from(), other.to()),
                List.of(new Edit.RemoveProbe(probe), new Edit.AddProbe(other))));
        document.select(other);
    }

    private List<String> senders() {
        var topology = document.topology();
        Stream<String> places = Stream.concat(
                Stream.of(Ref.HOST), topology.namespaces().stream().map(each -> each.name()));
        Stream<String> hosts = topology.switches().stream()
                .flatMap(
                        each -> each.hosts().stream().map(host -> each.ref(host).toString()));
        Stream<String> interfaces =
                topology.interfaces().stream().map(each -> each.ref().toString());
        return Stream.of(places, hosts, interfaces)
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    private List<String> addresses() {
        var topology = document.topology();
        return Stream.concat(
                        topology.interfaces().stream().map(Interface::addresses),
                        topology.switches().stream()
                                .flatMap(each -> each.hosts().stream())
                                .map(Switch.Host::cidrs))
                .flatMap(List::stream)
                .map(Cidr::address)
                .map(IpAddress::toString)
                .distinct()
                .toList();
    }

    private Said forecast() {
        Optional<IpAddress> address = IpAddress.tryParse(probe.to());
        if (address.isEmpty()) {
            return new Said(Tone.FAIL, texts.get("probe.noAddress", probe.to()));
        }
        Prediction prediction = live.forecaster().apply(document.index().get()).predict(probe.from(), address.get());
        return new Said(
                switch (prediction.outcome()) {
                    case REACHABLE -> Tone.OK;
                    case UNREACHABLE -> Tone.FAIL;
                    case DEPENDS -> Tone.DEPENDS;
                },
                prediction.whenWarm() == null
                        ? texts.say(prediction.reason())
                        : texts.say(prediction.reason()) + " " + texts.say(prediction.whenWarm()));
    }

    private Said measured() {
        Live.Sample sample = live.pings().get(probe);
        if (sample == null) {
            return new Said(
                    Tone.PLAIN, texts.get(live.state().get() == Live.State.UP ? "probe.waiting" : "probe.notMeasured"));
        }
        if (sample.stale()) {
            return new Said(Tone.PLAIN, texts.get("probe.stale"));
        }
        PingResult result = sample.result();
        return result.ok()
                ? new Said(Tone.OK, texts.get("probe.answers", Millis.of(result.rttMicros())))
                : new Said(Tone.FAIL, texts.say(Objects.requireNonNull(result.reason())));
    }
}
