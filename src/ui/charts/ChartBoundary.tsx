import { Component, type ReactNode } from 'react';
import { say } from '../../words/say.ts';
import styles from './ChartBoundary.module.css';

interface State {
  error: Error | null;
}

/** A chart that fails says so in its own place; the screen around it, and the numbers beside it, stay. */
export class ChartBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    if (!this.state.error) return this.props.children;
    return <p className={styles.failed}>{say('ui.chartFailed', { why: this.state.error.message })}</p>;
  }
}
