package io.latebind.simulation.mutant;

import io.latebind.index.Projection;
import io.latebind.protocol.CachedProjection;
import io.latebind.protocol.EvaluationRecord;
import io.latebind.protocol.IndexState;
import io.latebind.protocol.State;
import io.latebind.protocol.StoredDocument;
import io.latebind.protocol.Sweep;
import io.latebind.protocol.TargetState;
import io.latebind.protocol.Visit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A state that does what another does. What breaks a part of it overrides that part. */
class ForwardingState implements State {
  private final State real;

  ForwardingState(State real) {
    this.real = real;
  }

  @Override
  public void begin(boolean behind) {
    real.begin(behind);
  }

  @Override
  public void caughtUp() {
    real.caughtUp();
  }

  @Override
  public boolean isCatchingUp() {
    return real.isCatchingUp();
  }

  @Override
  public void putDirty(String id) {
    real.putDirty(id);
  }

  @Override
  public void removeDirty(String id) {
    real.removeDirty(id);
  }

  @Override
  public int dirtyCount() {
    return real.dirtyCount();
  }

  @Override
  public @Nullable String nextDirty(boolean again) {
    return real.nextDirty(again);
  }

  @Override
  public void forgetEvaluated() {
    real.forgetEvaluated();
  }

  @Override
  public void putQuestion(String target) {
    real.putQuestion(target);
  }

  @Override
  public List<String> questions(String after, @Nullable String upTo, int limit) {
    return real.questions(after, upTo, limit);
  }

  @Override
  public boolean isDocument(String id) {
    return real.isDocument(id);
  }

  @Override
  public void loseContent(String id) {
    real.loseContent(id);
  }

  @Override
  public boolean keepDocument(String id) {
    return real.keepDocument(id);
  }

  @Override
  public @Nullable StoredDocument document(String id) {
    return real.document(id);
  }

  @Override
  public void putDocument(String id, StoredDocument document) {
    real.putDocument(id, document);
  }

  @Override
  public void removeDocument(String id) {
    real.removeDocument(id);
  }

  @Override
  public List<String> documents(String after, @Nullable String upTo, int limit) {
    return real.documents(after, upTo, limit);
  }

  @Override
  public @Nullable EvaluationRecord evaluated(String id) {
    return real.evaluated(id);
  }

  @Override
  public void putEvaluated(String id, EvaluationRecord evaluated) {
    real.putEvaluated(id, evaluated);
  }

  @Override
  public void removeEvaluated(String id) {
    real.removeEvaluated(id);
  }

  @Override
  public @Nullable CachedProjection excerpt(String id) {
    return real.excerpt(id);
  }

  @Override
  public void putExcerpt(String id, @Nullable CachedProjection excerpt) {
    real.putExcerpt(id, excerpt);
  }

  @Override
  public @Nullable TargetState target(String id) {
    return real.target(id);
  }

  @Override
  public void putTarget(String id, TargetState target) {
    real.putTarget(id, target);
  }

  @Override
  public void removeTarget(String id) {
    real.removeTarget(id);
  }

  @Override
  public void addReferrer(String target, String referrer) {
    real.addReferrer(target, referrer);
  }

  @Override
  public void removeReferrer(String target, String referrer) {
    real.removeReferrer(target, referrer);
  }

  @Override
  public boolean hasReferrers(String target) {
    return real.hasReferrers(target);
  }

  @Override
  public List<Visit> referrers(String target, String after, @Nullable String upTo, int limit) {
    return real.referrers(target, after, upTo, limit);
  }

  @Override
  public Map<Integer, Projection> subscribers(String target) {
    return real.subscribers(target);
  }

  @Override
  public void putSubscribers(String target, Map<Integer, Projection> subscribers) {
    real.putSubscribers(target, subscribers);
  }

  @Override
  public @Nullable Sweep sweep(String name) {
    return real.sweep(name);
  }

  @Override
  public void putSweep(String name, Sweep sweep) {
    real.putSweep(name, sweep);
  }

  @Override
  public void removeSweep(String name) {
    real.removeSweep(name);
  }

  @Override
  public @Nullable String nextSweep(@Nullable String after) {
    return real.nextSweep(after);
  }

  @Override
  public byte @Nullable [] entry(String key) {
    return real.entry(key);
  }

  @Override
  public void putEntry(String key, byte[] entry) {
    real.putEntry(key, entry);
  }

  @Override
  public void removeEntry(String key) {
    real.removeEntry(key);
  }

  @Override
  public @Nullable IndexState index(String name) {
    return real.index(name);
  }

  @Override
  public void putIndex(String name, IndexState index) {
    real.putIndex(name, index);
  }

  @Override
  public void removeIndex(String name) {
    real.removeIndex(name);
  }

  @Override
  public List<String> indexes() {
    return real.indexes();
  }
}
